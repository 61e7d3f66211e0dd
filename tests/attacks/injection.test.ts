import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

declare global {
  /** What of the injected has run. */
  var ran: string[];
}

const rig = useRig();

/** A host of the attacker, with a script on every path. */
const foreign = { url: '', requests: [] as string[] };
const server = createServer((request, response) => {
  foreign.requests.push(request.url ?? '');
  response
    .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
    .end('globalThis.ran.push("foreign")');
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  foreign.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());

/**
 * Every way that is known to make a page run what came as text. Resolves when each was refused: by an exception at
 * once, or by the report of a violation.
 * @param patienceMs how long a report may take
 * @returns what was neither, and what ran
 */
const inject = (page: Page, patienceMs = 5_000): Promise<string[]> =>
  page.evaluate(
    ({ url, patienceMs }) =>
      // from a timer, because a driver's own evaluation is exempt from the policy
      new Promise<string[]>((done) =>
        setTimeout(async () => {
          globalThis.ran = [];
          const code = (name: string): string => `globalThis.ran.push(${JSON.stringify(name)})`;
          const add = <T extends HTMLElement>(tag: string, change: (element: T) => void): T => {
            const element = document.createElement(tag) as T;
            change(element);
            document.body.append(element);
            return element;
          };
          const blobOf = (name: string): string =>
            URL.createObjectURL(new Blob([code(name)], { type: 'text/javascript' }));
          const dataOf = (name: string): string => `data:text/javascript,${encodeURIComponent(code(name))}`;
          const ways: Record<string, () => unknown> = {
            // oxlint-disable-next-line no-eval -- that it is refused is the point
            eval: () => globalThis.eval(code('eval')),
            // oxlint-disable-next-line no-implied-eval -- the same
            Function: () => new Function(code('Function'))(),
            'a timer': () => setTimeout(code('a timer') as unknown as () => void),
            innerHTML: () =>
              add('div', (div) => (div.innerHTML = `<img src=x onerror='${code('innerHTML')}'>`)),
            'an inline script': () =>
              add<HTMLScriptElement>('script', (script) => script.append(code('an inline script'))),
            'a data script': () =>
              add<HTMLScriptElement>('script', (script) =>
                script.setAttribute('src', dataOf('a data script'))
              ),
            'a blob script': () =>
              add<HTMLScriptElement>('script', (script) =>
                script.setAttribute('src', blobOf('a blob script'))
              ),
            'a foreign script': () =>
              add<HTMLScriptElement>('script', (script) => script.setAttribute('src', `${url}script.js`)),
            'a data import': () => import(/* @vite-ignore */ dataOf('a data import')),
            'a foreign import': () => import(/* @vite-ignore */ `${url}import.js`),
            'an attribute': () =>
              add('button', (button) => button.setAttribute('onclick', code('an attribute'))).click(),
            'an address': () =>
              add<HTMLAnchorElement>('a', (a) => (a.href = `javascript:${code('an address')}`)).click(),
            'a worker': () => new Worker(blobOf('a worker')),
            'a frame': () =>
              add('iframe', (frame) =>
                frame.setAttribute('srcdoc', `<script>parent.${code('a frame')}</script>`)
              ),
            'a framed address': () =>
              add<HTMLIFrameElement>(
                'iframe',
                (frame) => (frame.src = `javascript:parent.${code('a framed address')}`)
              ),
            'a base': () => {
              document.head.append(Object.assign(document.createElement('base'), { href: url }));
              if (document.baseURI.startsWith(url)) globalThis.ran.push('a base');
            },
            'a form': () =>
              add<HTMLFormElement>('form', (form) =>
                Object.assign(form, { action: `${url}form`, method: 'post', target: '_blank' })
              ).submit(),
            'a policy of its own': () =>
              (
                globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
              ).trustedTypes.createPolicy('attacker', {}),
            // where it is not refused, nothing is left of the page
            'document.write': () => document.write(`<script>${code('document.write')}</script>`)
          };
          const open: string[] = [];
          for (const [name, attempt] of Object.entries(ways)) {
            const isReported = new Promise<boolean>((resolve) => {
              addEventListener('securitypolicyviolation', () => resolve(true), { once: true });
              setTimeout(() => resolve(false), patienceMs);
            });
            let isRefused = false;
            try {
              await attempt();
            } catch {
              isRefused = true;
            }
            if (!isRefused && !(await isReported)) open.push(name);
          }
          done([...open, ...globalThis.ran]);
        })
      ),
    { url: foreign.url, patienceMs }
  );

describe.each(browserNames)('in %s', (name) => {
  it.each(['', 'console', 'verify'])(
    '[CP1] script that gets into the page «%s» does not run, by no known way',
    async (path) => {
      const page = await rig.open(name);
      await page.goto(`${rig.site.url}${path}`);
      page.allowProblems(/./);
      foreign.requests.length = 0;
      expect(await inject(page)).toEqual([]);
      expect(foreign.requests).toEqual([]);
    }
  );

  it('[CP1] the same runs where there is no policy', async () => {
    const page = await rig.open(name);
    await page.goto(`${rig.site.url}config.json`);
    page.allowProblems(/./);
    const ran = await inject(page, 100);
    for (const way of ['eval', 'foreign', 'an attribute', 'a frame']) expect(ran).toContain(way);
  });
});
