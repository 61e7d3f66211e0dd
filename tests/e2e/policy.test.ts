import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { advisedHeaders } from '../../tools/site/advised-headers.js';
import { createRelay } from '../../tools/relay/relay.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

// what the guide advises, and as little as a host can allow to any page that has scripts
const rig = useRig({
  headers: {
    ...advisedHeaders,
    'content-security-policy': `script-src 'self'; ${advisedHeaders['content-security-policy']}`
  }
});

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

  it('leaves the console its second window, beside the advised headers', async () => {
    const page = await openEntry();
    const opened = page.evaluate(() => {
      const window = open('', '', 'popup');
      const isOurs = window?.document.title === '';
      window?.close();
      return isOurs;
    }, undefined);
    expect(await opened).toBe(true);
  });

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
