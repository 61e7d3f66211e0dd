import { ensureInstalled } from './setup/install.js';

ensureInstalled();
const { runNetworkTests } = await import('./network/run.js');
process.exitCode = await runNetworkTests(process.argv.slice(2));
