import { spawnSync } from 'node:child_process';
import { readAddress } from './setup/address.js';
import { ensureInstalled } from './setup/install.js';

const { host, port } = readAddress();
ensureInstalled();
const url = `http://${host}:${port}/`;
console.log(`
  technician   ${url}console
  customer     ${url}
  debug pages  ${url}dev`);
// vite.config.ts adds the embedded relay and the debug pages
const vite = ['node_modules/vite/bin/vite.js', 'dev', '--host', host, '--port', String(port), '--strictPort'];
process.exit(spawnSync(process.execPath, vite, { stdio: 'inherit' }).status ?? 0);
