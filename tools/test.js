import { ensureInstalled } from './setup/install.js';

ensureInstalled();
const { runSteps } = await import('./test/run-steps.js');
process.exitCode = await runSteps(process.argv.slice(2));
