import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createRelay } from '../../tools/relay/relay.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

// what a host may add by itself: less than this and no page of anybody runs
const rig = useRig({ headers: { 'content-security-policy': "script-src 'self'" } });

const opensSocket = (page: Page, url: string) =>
  page.evaluate(
    (address) =>
      new Promise<boolean>((done) => {
        const socket = new WebSocket(address);
        socket.onopen = () => done(true);
        socket.onerror = () => done(false);
      }),
    url
  );

describe.each(browserNames)('the content security policy in %s', (name) => {
  async function openEntry(): Promise<Page> {
    const page = await rig.open(name);
    await page.goto(rig.site.url);
    return page;
  }

  it.each(['', 'join/', 'console/', 'verify/'])(
    '[CP1] /%s runs where the web host sends a policy with nothing but its own scripts',
    async (path) => {
      const page = await rig.open(name);
      await page.goto(rig.site.url + path);
      // the mark of early.js goes as soon as the page's own code runs
      await page.until(() => document.documentElement.dataset['started'] !== undefined, undefined);
    }
  );

  it('lets the page reach a relay on its own host', async () => {
    expect(await opensSocket(await openEntry(), rig.site.relayUrl())).toBe(true);
  });

  it('keeps the page from an unencrypted relay elsewhere', async () => {
    const relay = createRelay();
    const server = createServer().on('upgrade', relay.handleUpgrade);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const page = await openEntry();
    page.allowProblems(/connect-src|Content-Security-Policy/);
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    expect(await opensSocket(page, url).catch(() => false)).toBe(false);
    expect(relay.socketCount()).toBe(0);
    relay.close();
    server.close();
  });
});
