import { ensureInstalled } from './setup/install.js';

ensureInstalled();
const { ensureBrowsers } = await import('./setup/install-browsers.js');
const { ensureBuilt } = await import('./setup/build.js');
ensureBrowsers();
ensureBuilt();

// the benchmark is TypeScript and shares its helpers with the tests: Vite loads it
const { runnerImport } = await import('vite');
const { module } = await runnerImport('./tests/bench/run.ts');
await /** @type {{ run(): Promise<void> }} */ (module).run();
