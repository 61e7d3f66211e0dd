import { readFile } from 'node:fs/promises';

/**
 * Serves the debug pages of `src/routes/dev` at `/dev/<name>` of the development server, and nowhere else.
 * @returns {import('vite').Plugin}
 */
export function debugPages() {
  return {
    name: 'tincan:debug-pages',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        if (!/^\/dev(\/[a-z-]*)?\/?$/.test(pathname)) return next();
        try {
          const page = await readFile('src/app.html', 'utf8');
          const html = page
            .replaceAll('%sveltekit.assets%', '')
            .replace('%sveltekit.head%', '')
            .replace('%sveltekit.body%', '<script type="module" src="/src/routes/dev/main.ts"></script>');
          response.setHeader('content-type', 'text/html');
          response.end(await server.transformIndexHtml(pathname, html));
        } catch (thrown) {
          next(thrown);
        }
      });
    }
  };
}
