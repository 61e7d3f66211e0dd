import { ensureInstalled } from './setup/install.js';

ensureInstalled();
const { ensureBrowsers } = await import('./setup/install-browsers.js');
const { ensureBuilt } = await import('./setup/build.js');
ensureBrowsers();
ensureBuilt();

// the benchmark is TypeScript and shares its helpers with the tests: Vite loads it
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./tests/bench/run.ts');
const { run } = /** @type {{ run(names: readonly string[]): Promise<number> }} */ (module);
process.exitCode = await run(process.argv.slice(2));
