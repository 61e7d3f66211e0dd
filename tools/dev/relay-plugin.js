import { readFile } from 'node:fs/promises';
import { createRelay } from '../relay/relay.js';
import { relayPath, withOwnRelay } from '../site/own-relay.js';

/**
 * The embedded relay on the development server, and a `config.json` that names it.
 * @returns {import('vite').Plugin}
 */
export function embeddedRelay() {
  return {
    name: 'tincan:embedded-relay',
    apply: 'serve',
    configureServer(server) {
      // Vitest has a development server too, but none that listens
      if (!server.httpServer) return;
      const relay = createRelay();
      server.httpServer.on('upgrade', (request, socket, head) => {
        if (request.url === relayPath) relay.handleUpgrade(request, socket, head);
      });
      server.httpServer.on('close', () => relay.close());
      server.middlewares.use('/config.json', async (_request, response) => {
        const text = await readFile('static/config.json', 'utf8').catch(() => undefined);
        response.setHeader('content-type', 'application/json');
        response.end(withOwnRelay(text));
      });
    }
  };
}
