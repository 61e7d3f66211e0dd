import { describe, expect, it } from 'vitest';
import { en as words } from '../../src/lib/i18n/messages/entry/en.js';
import { createPin, joinSession, openConsole, openEntry, seeText } from '../support/flow.js';
import type { NewPageOptions } from '../support/page.js';
import { useRig } from '../support/rig.js';

/** The defaults name public relays: no test reaches for them. */
const onOwnHost: NewPageOptions = {
  allowedProblems: /WebSocket/,
  initScript: `{
  const RealSocket = WebSocket;
  globalThis.WebSocket = class extends RealSocket {
    constructor(url) {
      super(new URL(url).hostname === location.hostname ? url : new URL('/nowhere', location.href));
    }
  };
}`
};

describe.each([
  ['not JSON', '{ "shopName": "Half a'],
  ['not an object', '"all of it"'],
  ['empty', '']
])('a config.json that is %s', (_what, config) => {
  const rig = useRig({ config });

  it('[CF8] opens nothing, is named on the console, and a customer’s press says so', async () => {
    const technician = await rig.open('chromium', onOwnHost);
    await technician.goto(`${rig.site.url}console`);
    expect(await technician.text('config-notice')).toContain('config.json');
    expect(await technician.count('new-session')).toBe(0);
    const customer = await openEntry(rig, 'chromium', onOwnHost);
    await customer.fill('pin-input', '123456786');
    await customer.click('join');
    await seeText(customer, words['customer.loadFailed']);
  });
});

describe('a config.json with single mistakes', () => {
  const rig = useRig({
    config: JSON.stringify({
      shopName: 'Fix & Söhne',
      relays: ['/relay', 17],
      iceServers: [],
      pinLifetimeMinutes: 'soon',
      startsAtOnce: 'yes',
      invented: true
    })
  });

  it('[CF2, CF3] names each, keeps the rest, and sessions work', async () => {
    const { technician, customer } = await joinSession(rig);
    const notice = await technician.text('config-notice');
    for (const path of ['relays[1]', 'pinLifetimeMinutes', 'startsAtOnce', 'invented']) {
      expect(notice).toContain(path);
    }
    expect(notice).not.toContain('shopName');
    await seeText(customer, 'Fix & Söhne');
  });
});

describe('a config.json that the network does not bring', () => {
  const rig = useRig();
  const cut = `{
  const realFetch = fetch;
  globalThis.fetch = (url, ...rest) =>
    sessionStorage.getItem('cut') && String(url).endsWith('config.json')
      ? Promise.reject(new TypeError('cut'))
      : realFetch(url, ...rest);
}`;

  it('[CF2] the console waits for it, lets the history be read, and then has its sessions', async () => {
    const technician = await openConsole(rig, 'chromium', { initScript: cut });
    await createPin(technician);
    await technician.evaluate(() => sessionStorage.setItem('cut', 'yes'), undefined);
    await technician.reload();
    await technician.see('config-unreached');
    expect(await technician.count('relay-notice, [data-testid=config-notice]')).toBe(0);
    await technician.click('history');
    await technician.see('history-empty');
    await technician.evaluate(() => sessionStorage.removeItem('cut'), undefined);
    await technician.see('session-row[data-status="connecting"]', { timeoutMs: 20_000 });
    await technician.see('history-empty');
    await technician.press('Escape');
    await technician.seeGone('records');

    await technician.evaluate(() => sessionStorage.setItem('cut', 'yes'), undefined);
    await technician.reload();
    await technician.see('config-unreached');
    await technician.evaluate(() => sessionStorage.removeItem('cut'), undefined);
    await technician.click('ask-config');
    await technician.see('session-row[data-status="connecting"]', { timeoutMs: 20_000 });
  });
});

describe('a config.json that was good', () => {
  const rig = useRig({ config: { terms: 'Be kind.', shopName: 'Bits' } });

  it.each([
    ['is damaged', { headers: { 'content-type': 'application/json' }, body: '{ "shopName": "Ha' }],
    ['is an error of the host', { status: 503, body: 'later' }],
    ['is a page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Sign in</p>' }]
  ])('[CF8] and then %s: relays, terms and name stay, and the console names it', async (_what, answer) => {
    const technician = await openConsole(rig, 'chromium', { allowedProblems: /503/ });
    await createPin(technician);
    const customer = await openEntry(rig, 'chromium', { allowedProblems: /503/ });
    await seeText(customer, 'Be kind.');
    rig.site.answer('/shop/config.json', answer);
    try {
      await Promise.all([technician.reload(), customer.reload()]);
      await technician.see('session-row[data-status="connecting"]', { timeoutMs: 20_000 });
      expect(await technician.text('config-notice')).toContain('last good file');
      await seeText(customer, 'Be kind.');
      await seeText(customer, 'Bits');
    } finally {
      rig.site.answer('/shop/config.json', undefined);
    }
  });
});
