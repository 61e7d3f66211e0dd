import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { startSite } from '../support/site.js';
import { hasFirefox } from '../../tools/setup/browsers.js';
import { joinWithPin } from '../support/flow.js';
import type { BrowserName, NewPageOptions, Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

/** What browsers write on the console of such a page, on their own account. */
const theirs = /Cross-Origin-Opener-Policy|untrustworthy|insecure|WebRTC/i;

/** Both pages say `kind` in place of what they would offer, and ask no relay. */
async function expectObstacle(
  open: () => Promise<Page>,
  { kind, url = rig.site.url, relays = rig.site }: { kind: string; url?: string; relays?: typeof rig.site }
): Promise<void> {
  for (const path of ['', 'console/']) {
    const page = await open();
    await page.goto(url + path);
    await page.see(`obstacle[data-obstacle="${kind}"]`);
    expect(await page.count('join')).toBe(0);
    expect(await page.count('new-session')).toBe(0);
    expect(await page.evaluate(() => document.querySelectorAll('h1').length, undefined)).toBe(1);
  }
  expect(relays.relay().socketCount()).toBe(0);
}

describe('[OP2] a browser that cannot work says so before a PIN is made or spent', () => {
  const stubbed = (initScript: string, name: BrowserName = 'chromium', more: NewPageOptions = {}) =>
    rig.open(name, { initScript, allowedProblems: theirs, ...more });

  it.each([
    ['webrtc', 'WebRTC that is gone', 'delete globalThis.RTCPeerConnection'],
    [
      'webrtc',
      'WebRTC that refuses',
      `globalThis.RTCPeerConnection = class { constructor() { throw new DOMException('no', 'NotAllowedError'); } }`
    ],
    ['old', 'no Web Locks', `Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })`],
    ['old', 'no WebSocket', 'delete globalThis.WebSocket'],
    [
      'insecure',
      'no crypto.subtle',
      `Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })`
    ]
  ])('%s: %s', async (kind, _, initScript) => {
    await expectObstacle(() => stubbed(initScript), { kind });
  });

  it.skipIf(!hasFirefox())('WebRTC switched off in the settings of Firefox', async () => {
    const profile = await rig.openProfile('firefox', {
      firefoxPreferences: { 'media.peerconnection.enabled': false }
    });
    await expectObstacle(() => profile.newPage(), { kind: 'webrtc' });
  });

  it('an address in the network that is no https', async () => {
    const address = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (!address) throw new Error('this machine has no address but its own');
    const site = await startSite({ host: address });
    await expectObstacle(() => rig.open('chromium', { allowedProblems: theirs }), {
      kind: 'insecure',
      url: site.url,
      relays: site
    });
    await site.close();
  });

  it('is no browser without a storage: that one works with its memory', async () => {
    const page = await stubbed('delete globalThis.indexedDB', 'chromium', {});
    await page.goto(`${rig.site.url}console/`);
    await page.see('new-session');
    await page.see('forgetful-notice');
  });
});

it('[OP2] an error that nobody expected ends joining in a sentence with a next step', async () => {
  const page = await rig.open('chromium', { allowedProblems: /broken by an extension/ });
  await page.goto(rig.site.url);
  await joinWithPin(page, '123456786');
  await page.see('cancel-joining');
  await page.evaluate(
    () =>
      void setTimeout(() => {
        throw new TypeError('broken by an extension');
      }),
    undefined
  );
  await page.see('joining-broken');
});
