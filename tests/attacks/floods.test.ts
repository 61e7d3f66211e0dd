import { expect, it, vi } from 'vitest';
import { makePin, parsePin, roomOf } from '../../src/lib/handshake/pin.js';
import { startGuest } from '../../src/lib/handshake/rendezvous-guest.js';
import { topicOf } from '../../src/lib/handshake/rendezvous-messages.js';
import { EventSigner, maxContentLength } from '../../src/lib/signaling/nostr-event.js';
import { createLink, createPin, joinWithPin, openEntry } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { pageMegabytes } from '../support/page-memory.js';
import { useRig } from '../support/rig.js';
import { joinAsHostile } from './open-hostile.js';

vi.setConfig({ testTimeout: 240_000 });

const siteId = 'flooded-shop';
const rig = useRig({ relays: ['/relay', '/hostile'], config: { siteId, startsAtOnce: true } });

/** What a console may grow by: far below what it is sent, far above what pages breathe. */
const maxGrowth = 24;

/** A console in a browser of its own, whose memory can be told from others'. */
async function openWatchedConsole(): Promise<{ technician: Page; megabytes: () => Promise<number> }> {
  const profile = await rig.openProfile();
  const technician = await profile.newPage();
  await technician.goto(`${rig.site.url}console`);
  await technician.see('new-session', { timeoutMs: 30_000 });
  return { technician, megabytes: () => pageMegabytes(technician, profile) };
}

it('[RL6, RV11] a relay that floods a waiting PIN is cut off before it fills the memory, and the customer comes by the other', async () => {
  const { technician, megabytes } = await openWatchedConsole();
  const digits = await createPin(technician);
  const pin = parsePin(digits);
  if (!pin.ok) throw new Error(pin.error);
  const relay = rig.site.relay('/hostile');
  await expect.poll(() => relay.socketCount()).toBe(1);
  const before = await megabytes();
  const signer = new EventSigner();
  const say = (content: string): void =>
    relay.publish(signer.sign(topicOf(siteId, roomOf(pin.value)), content, Math.floor(Date.now() / 1000)));
  // as many as are listened to at once: each begins an exchange that the console has to keep
  for (let i = 0; i < 100; i++)
    for (const words of startGuest({ pin: makePin(roomOf(pin.value)), siteId }).send) say(words);
  let sent = 0;
  while (relay.socketCount() > 0 && sent < 120e6) {
    say('x'.repeat(maxContentLength));
    sent += maxContentLength;
    await new Promise((done) => setImmediate(done));
  }
  expect(sent, 'bytes until the relay was cut off').toBeLessThan(120e6);
  expect((await megabytes()) - before).toBeLessThan(maxGrowth);

  const customer = await openEntry(rig);
  await joinWithPin(customer, digits);
  await technician.see('session-row[data-status="active"]', { timeoutMs: 60_000 });
  await customer.see('customer[data-status="active"]');
});

it('[CH5, CH7, DC7] a peer who sends 120 MB over every lane after it was admitted does not fill the memory', async () => {
  const { technician, megabytes } = await openWatchedConsole();
  const fragment = new URL(await createLink(technician)).hash.slice(1);
  const hostile = await joinAsHostile(rig, fragment, 'customer');
  await hostile.until(() => globalThis.hostile.outcome.kind === 'admitted', undefined);
  const greet = (name: string): Promise<void> =>
    hostile.evaluate((message) => globalThis.hostile.send('control', message), {
      type: 'hello',
      name,
      canShareScreen: false,
      acceptedTerms: true
    });
  await greet('Before');
  await technician.see('session-row[data-name="Before"][data-status="active"]');
  const before = await megabytes();
  await hostile.evaluate(async () => {
    const padding = 'A'.repeat(60_000);
    const lanes = [
      'control',
      'consent',
      'doc-signal',
      'receipt',
      'media',
      'view',
      'records',
      'file',
      'board'
    ];
    for (let i = 0; i < 2_000; i++) {
      globalThis.hostile.send(lanes[i % lanes.length]!, { type: 'chunk', id: `${i}`, padding });
      // what does not fit into the channel's buffer would be dropped here and never be sent
      if (i % 50 === 49) await new Promise((done) => setTimeout(done, 250));
    }
  }, undefined);
  // another name is told in the conversation, and the lane is read in order: by then the flood has been
  await greet('After');
  await technician.until(
    () => /now calls themselves “\u2068?After/.test(document.body.innerText),
    undefined,
    {
      timeoutMs: 120_000
    }
  );
  expect((await megabytes()) - before).toBeLessThan(maxGrowth);
});
