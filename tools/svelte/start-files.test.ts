import { describe, expect, it, vi } from 'vitest';
import { withStartFile } from './start-files.js';

/** What SvelteKit 2.70 writes, as far as it matters. */
const page = (script: string): string => `<html><head>
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self' 'sha256-JHSz='; style-src 'self'; style-src-attr 'unsafe-hashes' 'sha256-S8q='">
</head><body><div class="app"><main></main>
<script>${script}</script></div>
<noscript></noscript></body></html>`;

const start = `
  {
    __sveltekit_f1 = { base: new URL("..", location).pathname.slice(0, -1) };
    const element = document.currentScript.parentElement;
    Promise.all([
      import("../_app/immutable/entry/start.D2.js"),
      import("../_app/immutable/entry/app.DS.js")
    ]).then(([kit, app]) => {
      kit.start(app, element, {
        server_route: { nodes: { '1': () => import('../_app/immutable/nodes/1.B1.js') } }
      });
    });
  }
`;

describe('the start file of a page', () => {
  it('[CP1] takes the place of the inline script, and no hash is left of that', () => {
    const { html, name } = withStartFile(page(start));
    expect(html).toContain(`<script src="../_app/immutable/start/${name}"></script>`);
    expect(html).not.toContain('<script>');
    expect(html).toContain(
      "script-src 'self'; style-src 'self'; style-src-attr 'unsafe-hashes' 'sha256-S8q='"
    );
  });

  it('finds from its own folder what the inline script found from that of the page', () => {
    const { script } = withStartFile(page(start));
    expect(script.match(/import\(.*?\)/g)?.map((text) => text.slice(8, -2))).toEqual([
      '../entry/start.D2.js',
      '../entry/app.DS.js',
      '../nodes/1.B1.js'
    ]);
  });

  it('has another name as soon as it says something else', () => {
    const other = withStartFile(page(start.replace('1.B1.js', '1.C2.js')));
    expect(other.name).not.toBe(withStartFile(page(start)).name);
  });

  it('[OP1, OP3] says when a part of the page cannot be loaded, also what the start fetches later', async () => {
    const { script } = withStartFile(page(start));
    const run = async (load: () => Promise<unknown>, dataset: object = {}): Promise<string[]> => {
      const told: string[] = [];
      const code = script.replaceAll('import(', 'load(').replace('throw ', 'return ');
      const globals = {
        load,
        document: { documentElement: { dataset }, currentScript: {} },
        location: 'https://shop.example/join/',
        Event: class {
          constructor(readonly type: string) {}
        },
        dispatchEvent: (event: { type: string }) => told.push(event.type)
      };
      // oxlint-disable-next-line no-implied-eval, typescript/no-implied-eval -- a built script, in place of a browser
      new Function(...Object.keys(globals), code)(...Object.values(globals));
      await new Promise((done) => setTimeout(done));
      return told;
    };
    expect(await run(() => Promise.resolve({ start: () => Promise.resolve() }))).toEqual([]);
    expect(await run(() => Promise.reject(new Error('404')))).toEqual(['tincan:stuck']);
    expect(await run(() => Promise.resolve({ start: () => Promise.reject(new Error('404')) }))).toEqual([
      'tincan:stuck'
    ]);
    // where early.js has found a frame of another site, nothing is even asked for (OP1)
    const load = vi.fn(() => Promise.reject(new Error('404')));
    expect(await run(load, { framed: '' })).toEqual([]);
    expect(load).not.toHaveBeenCalled();
  });

  it.each([
    ['no inline script', start.replace('Promise', '</script><p>')],
    ['an address of another form', start.replace("'../_app/immutable/nodes/1.B1.js'", '`/_app/x.js`')],
    ['no start', start.replace('kit.start(', 'kit.begin(')],
    ['another end', start.replace(/\}\);\s*\}\s*$/, '}); }; go();')]
  ])('refuses a page that is built otherwise: %s', (_, script) => {
    expect(() => withStartFile(page(script))).toThrow(/page|start script/);
  });
});
