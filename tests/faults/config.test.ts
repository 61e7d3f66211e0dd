import { describe, expect, it } from 'vitest';
import { joinSession, openConsole, openEntry, seeText } from '../support/flow.js';
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

  it('[CF2] is named on the console, and both pages start with the defaults', async () => {
    const technician = await openConsole(rig, 'chromium', onOwnHost);
    expect(await technician.text('config-notice')).toContain('config.json');
    const customer = await openEntry(rig, 'chromium', onOwnHost);
    await customer.see('join');
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
