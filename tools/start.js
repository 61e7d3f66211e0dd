import { ensureInstalled } from './setup/install.js';

ensureInstalled();
const { start } = await import('./start/start.js');
await start();
