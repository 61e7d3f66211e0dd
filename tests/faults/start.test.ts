import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../src/lib/i18n/messages/start/de.js';
import { serveFiles } from '../../tools/site/static-files.js';
import { seeText } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig();

/** A host whose `_app` is not there, or does not answer until it is let go. */
const host = {
  url: '',
  mode: 'missing' as 'missing' | 'silent' | 'whole',
  waiting: [] as (() => void)[],
  isSilent: /^\/_app\//
};
const files = serveFiles({ root: 'build' });
const server = createServer((request, response) => {
  const isOfApp = (host.mode === 'silent' ? host.isSilent : /^\/_app\//).test(request.url ?? '');
  if (host.mode === 'whole' || !isOfApp) return files(request, response);
  if (host.mode === 'missing') return void (response as ServerResponse).writeHead(404).end();
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
      host.mode = 'missing';
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

  it('[OP3] says that its code does not come, in the language of the browser, and starts when it comes', async () => {
    host.mode = 'silent';
    // Firefox paints nothing while a style sheet is on its way, nor while six other files keep it from being asked for
    host.isSilent = name === 'firefox' ? /^\/_app\/immutable\/start\// : /^\/_app\//;
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
