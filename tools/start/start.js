import { createRelay } from '../relay/relay.js';
import { ensureBuilt } from '../setup/build.js';
import { readAddress } from '../setup/address.js';
import { advisedHeaders } from '../site/advised-headers.js';
import { relayPath, withOwnRelay } from '../site/own-relay.js';
import { openSite } from '../site/site.js';
import { greeting } from './greeting.js';

/** Builds and serves the site with the embedded relay until Ctrl-C. */
export async function start() {
  const { host, port } = readAddress();
  console.log('Building…');
  try {
    ensureBuilt();
  } catch (thrown) {
    console.error(`The build failed:\n${/** @type {Error} */ (thrown).message}`);
    process.exit(1);
  }
  const relay = createRelay();
  const site = await openSite({
    root: 'build',
    host,
    port,
    transforms: { 'config.json': withOwnRelay },
    headers: advisedHeaders,
    relays: { [relayPath]: relay }
  }).catch((/** @type {NodeJS.ErrnoException} */ error) => {
    console.error(whyNot(error, host, port));
    process.exit(1);
  });

  console.log(`\n${greeting({ url: site.url, host })}`);

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, async () => {
      relay.close();
      await site.close();
      process.exit(0);
    });
  }
}

/** @param {NodeJS.ErrnoException} error @param {string} host @param {number} port */
function whyNot(error, host, port) {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`;
  if (error.code === 'EACCES')
    return `Port ${port} needs more rights. Choose one above 1023: PORT=4180 npm start`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}
