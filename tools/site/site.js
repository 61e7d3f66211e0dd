import { createServer } from 'node:http';
import { serveFiles } from './static-files.js';

/**
 * @typedef {object} Site
 * @property {string} url address of the base, with a slash at its end
 * @property {() => Promise<void>} close may be called twice
 */

/**
 * One address with the static files and relays on it.
 * @param {object} options
 * @param {string | (() => string)} options.root folder to serve; a function is asked at each request
 * @param {string} [options.base] path it is served under, with a slash at both ends
 * @param {string} [options.host]
 * @param {number} [options.port] 0 takes a free one
 * @param {Record<string, import('./static-files.js').Transform>} [options.transforms]
 * @param {Record<string, string>} [options.headers] of every answer
 * @param {Record<string, Pick<import('../relay/relay.js').Relay, 'handleUpgrade'>>} [options.relays] by path, from the root of the address
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [options.intercept] true: it has answered
 * @param {(request: import('node:http').IncomingMessage) => void} [options.onRequest] is told of each, also of those that open a socket
 * @returns {Promise<Site>} fails with the error of `listen`, for example `EADDRINUSE`
 */
export async function openSite({
  root,
  base = '/',
  host = '127.0.0.1',
  port = 0,
  transforms = {},
  headers = {},
  relays = {},
  intercept,
  onRequest
}) {
  const files = serveFiles({ root, base, transforms, headers });
  const server = createServer((request, response) => {
    if (!intercept?.(request, response)) files(request, response);
  });
  if (onRequest) server.on('request', onRequest);
  server.on('upgrade', (request, socket, head) => {
    onRequest?.(request);
    const relay = relays[(request.url ?? '').split('?', 1)[0] ?? ''];
    if (relay) return relay.handleUpgrade(request, socket, head);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
  };
}
