import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRelay } from '../../tools/relay/relay.js';
import { serveFiles } from '../../tools/site/static-files.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig();

/**
 * A host that says nothing but files. It has two names, which are two sites to a browser; `/framing.html` of either
 * has frames with the pages of both, and lends them every power.
 */
const host = { port: 0, requests: [] as string[], hasEarlyScript: true };
const url = (name: 'localhost' | '127.0.0.1', path = ''): string => `http://${name}:${host.port}/${path}`;
const relay = createRelay();
const files = serveFiles({
  root: 'build',
  // no public server is asked for anything by a test
  transforms: { 'config.json': () => JSON.stringify({ relays: ['/relay'], iceServers: [] }) }
});
const frame = (address: string): string =>
  `<iframe src="${address}" allow="display-capture; camera; microphone" width="700" height="800"></iframe>`;
/** In place of the early script: refuses nothing. */
const onlyNotesStart =
  "addEventListener('tincan:started', () => (document.documentElement.dataset.started = ''))";
const server = createServer((request, response) => {
  host.requests.push(`${request.headers.host}${request.url}`);
  if (!host.hasEarlyScript && request.url?.endsWith('/early.js'))
    return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(onlyNotesStart);
  const [, path] = /^\/framing\.html\?(.*)/.exec(request.url ?? '') ?? [];
  if (path === undefined) return files(request, response);
  response
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<link rel="icon" href="data:,">' + frame(url('127.0.0.1', path)) + frame(url('localhost', path)));
});
server.on('upgrade', (request, socket, head) => {
  host.requests.push(`${request.headers.host}${request.url}`);
  relay.handleUpgrade(request, socket, head);
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host.port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  host.requests.splice(0);
  host.hasEarlyScript = true;
});
afterAll(() => {
  relay.close();
  server.closeAllConnections();
  server.close();
});

async function inFrame<T>(page: Page, address: string, ask: () => T): Promise<NonNullable<T>> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await page.evaluateInFrame(address, ask, undefined).catch(() => undefined);
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${String(ask)} in a frame of ${address}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

const isStarted = (): boolean => 'started' in document.documentElement.dataset;

/** The frame of the own site is the younger one: when it has started, the other one had the time to. */
async function seeOwnFrameWork(): Promise<void> {
  await expect
    .poll(() => host.requests, { timeout: 20_000 })
    .toEqual(expect.arrayContaining([`localhost:${host.port}/config.json`, `localhost:${host.port}/relay`]));
}

/** What the page in the foreign frame has done by now. */
const leftInForeignFrame = (page: Page) =>
  page.evaluateInFrame(
    url('127.0.0.1'),
    async () => ({
      isStarted: 'started' in document.documentElement.dataset,
      controls: [...document.querySelectorAll('button, input, a')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.textContent),
      stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length
    }),
    undefined
  );

function expectNothingAskedFor(): void {
  for (const path of ['config.json', 'relay'])
    expect(host.requests).not.toContain(`127.0.0.1:${host.port}/${path}`);
}

describe.each(browserNames)('a page in a frame, in %s', (name) => {
  it.each(['', 'console/', 'join/', 'verify/'])(
    '[OP1] of another site starts nothing at «%s» and shows the way out; in one of its own site it works',
    async (path) => {
      const page = await rig.open(name);
      await page.goto(url('localhost', `framing.html?${path}`));
      const out = await inFrame(page, url('127.0.0.1'), () => {
        const note = document.querySelector('[data-testid=start-framed]:not([hidden])');
        return note?.querySelector('a')?.href;
      });
      expect(out).toBe(url('127.0.0.1', path));
      await inFrame(page, url('localhost'), isStarted);
      if (path !== 'verify/') await seeOwnFrameWork();
      expect(await leftInForeignFrame(page)).toEqual({
        isStarted: false,
        controls: ['Open in a window of its own'],
        stored: 0,
        databases: 0,
        workers: 0
      });
      expectNothingAskedFor();
    }
  );

  it.each(['', 'console/', 'join/'])(
    '[OP1] the code of the page starts nothing at «%s» either, should it run there all the same',
    async (path) => {
      host.hasEarlyScript = false;
      const page = await rig.open(name);
      await page.goto(url('localhost', `framing.html?${path}`));
      await inFrame(page, url('127.0.0.1'), isStarted);
      await seeOwnFrameWork();
      expect(await leftInForeignFrame(page)).toMatchObject({
        controls: [],
        stored: 0,
        databases: 0,
        workers: 0
      });
      expectNothingAskedFor();
    }
  );
});

describe('a page that the service worker brings', () => {
  it('[OP4] has the headers that its host left out, and works in a frame of the own site', async () => {
    const page = await rig.open();
    const lends = (): boolean =>
      (
        document as unknown as { featurePolicy: { allowsFeature(name: string): boolean } }
      ).featurePolicy.allowsFeature('geolocation');
    await page.goto(url('127.0.0.1'));
    expect(await page.evaluate(lends, undefined)).toBe(true);
    await page.until(() => navigator.serviceWorker.controller !== null, undefined, { timeoutMs: 30_000 });
    await page.reload();
    expect(await page.evaluate(lends, undefined)).toBe(false);
    await page.goto(url('127.0.0.1', 'framing.html?'));
    await inFrame(page, url('127.0.0.1'), isStarted);
  });

  it('[OP4] is missed by the settings of a console whose host says nothing', async () => {
    const page = await rig.open();
    await page.goto(`${rig.site.url}console/`);
    await page.click('settings');
    expect(await page.text('host-headers')).toMatch(/host/);
    const lines = await page.evaluate(
      () => document.querySelector('[data-testid=host-headers] pre')?.textContent,
      undefined
    );
    expect(lines).toContain("content-security-policy: frame-ancestors 'none'");
    expect(lines).toContain('x-content-type-options: nosniff');
  });
});
