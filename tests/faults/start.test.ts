import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import de from '../../src/lib/i18n/messages/start/de.json' with { type: 'json' };
import { serveFiles } from '../../tools/site/static-files.js';
import { seeText } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig();

const allCode = /^\/_app\//;

/** A host that has not got its code, has what no browser can read, or does not answer until it is let go. */
const host = {
  url: '',
  mode: 'missing' as 'missing' | 'unreadable' | 'silent' | 'whole',
  waiting: [] as (() => void)[],
  /** Of its files. */
  at: allCode
};
const files = serveFiles({ root: 'build' });
const server = createServer((request, response) => {
  if (host.mode === 'whole' || !host.at.test(request.url ?? '')) return files(request, response);
  if (host.mode === 'missing') return void (response as ServerResponse).writeHead(404).end();
  if (host.mode === 'unreadable')
    return void (response as ServerResponse)
      .writeHead(200, { 'content-type': 'text/javascript' })
      .end('import later from tomorrow;');
  host.waiting.push(() => files(request, response));
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Does not wait until the page is loaded. */
async function open(page: Page, path: string): Promise<void> {
  await page
    .evaluate((url) => setTimeout(() => location.assign(url)), host.url + path)
    .catch(() => undefined);
  await page.until((url) => location.href === url, host.url + path);
}

describe.each(browserNames)('a page without its code in %s', (name) => {
  it.each(['', 'console/', 'join/#x', 'verify/'])(
    '[OP3] says at once that «%s» is not there, in place of a form that does nothing',
    async (path) => {
      Object.assign(host, { mode: 'missing', at: allCode });
      const page = await rig.open(name, {
        allowedProblems: /404|Failed to|error loading|MIME|NS_ERROR|blocked/
      });
      await open(page, path);
      await page.see('start-stuck', { timeoutMs: 8_000 });
      expect(await page.evaluate(() => document.querySelector('.app h1')?.checkVisibility(), undefined)).toBe(
        false
      );
    }
  );

  it.each([
    ['what its start fetches is not there', 'missing', /^\/_app\/immutable\/entry\//],
    ['its start is nothing that the browser can read', 'unreadable', /^\/_app\/immutable\/start\//],
    [
      'what its start fetches is nothing that the browser can read',
      'unreadable',
      /^\/_app\/immutable\/entry\//
    ]
  ] as const)('[OP3] says so at once where %s', async (_, mode, at) => {
    Object.assign(host, { mode, at });
    const page = await rig.open(name, { allowedProblems: /./ });
    await open(page, '');
    await page.see('start-stuck', { timeoutMs: 8_000 });
  });

  it('[OP3] says that its code does not come, in the language of the browser, and starts when it comes', async () => {
    host.mode = 'silent';
    // Firefox paints nothing while a style sheet is on its way, nor while six other files keep it from being asked for
    host.at = name === 'firefox' ? /^\/_app\/immutable\/start\// : allCode;
    host.waiting.length = 0;
    const page = await rig.open(name, {
      initScript: `Object.defineProperty(navigator, 'languages', { get: () => ['sv', 'de-CH', 'en'] });`
    });
    await open(page, '');
    await page.see('start-stuck');
    await seeText(page, de['start.stuck.next']);
    // the form is still there: what was typed into it is not lost
    await page.see('pin-input');
    host.mode = 'whole';
    for (const answer of host.waiting.splice(0)) answer();
    await page.seeGone('start-stuck');
    await seeText(page, 'Geben Sie die neun Ziffern ein');
  });
});
