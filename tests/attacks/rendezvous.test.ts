import { expect, it } from 'vitest';
import { fromBase64Url, randomBytes, toBase64Url } from '../../src/lib/base/bytes.js';
import { startGuest, stepGuest } from '../../src/lib/handshake/rendezvous-guest.js';
import { startHost, stepHost } from '../../src/lib/handshake/rendezvous-host.js';
import { parseMessage, topicOf } from '../../src/lib/handshake/rendezvous-messages.js';
import { asKey } from '../../src/lib/handshake/keys.js';
import { makePin, parsePin, roomOf, type Pin } from '../../src/lib/handshake/pin.js';
import { beginWaiting, createPin, joinWithPin, openConsole, openEntry, seeText } from '../support/flow.js';
import { useRig, type Rig } from '../support/rig.js';
import { openStranger, type Stranger } from './stranger.js';

const siteId = 'attacked-shop';
const rig = useRig({ config: { siteId } });

function pinOf(digits: string): Pin {
  const pin = parsePin(digits);
  if (!pin.ok) throw new Error(pin.error);
  return pin.value;
}

const strangerFor = (pin: Pin, { site }: Rig): Promise<Stranger> =>
  openStranger(site.relayUrl(), topicOf(siteId, roomOf(pin)));

/** Another PIN of the same room number, with a right check digit. */
function otherPin(pin: Pin): Pin {
  for (;;) {
    const other = makePin(roomOf(pin));
    if (other !== pin) return other;
  }
}

it('[RV4] a guess burns the PIN, the technician is told, and the right PIN is refused afterwards', async () => {
  const technician = await openConsole(rig);
  const pin = pinOf(await createPin(technician));
  const stranger = await strangerFor(pin, rig);
  let { guest, send } = startGuest({ pin: otherPin(pin), siteId });
  const outcome = new Promise<string>((resolve) => {
    stranger.hear((text) => {
      const step = stepGuest(guest, { type: 'message', text });
      guest = step.guest;
      step.send.forEach(stranger.say);
      if (step.event?.type === 'failed') resolve(step.event.error);
    });
  });
  send.forEach(stranger.say);
  expect(await outcome).toBe('pin-wrong');
  stranger.close();

  await seeText(technician, 'This PIN was thrown away');
  const customer = await openEntry(rig);
  await joinWithPin(customer, pin);
  await customer.see('entry-problem', { timeoutMs: 15_000 });
  expect(await technician.count('session-row[data-status="waiting"]')).toBe(0);
});

it('[RV6] ten false technicians on one room number get three guesses from a customer, not ten', async () => {
  const pin = makePin(roomOf(makePin('417' as never)));
  const stranger = await strangerFor(pin, rig);
  const hosts = Array.from({ length: 10 }, () =>
    startHost({
      pin: otherPin(pin),
      siteId,
      rootKey: asKey('root', randomBytes(32)),
      expiresAt: Date.now() + 600_000
    })
  );
  let proofs = 0;
  stranger.hear((text) => {
    const message = parseMessage(text);
    if (message?.t === 'proof') proofs++;
    // They only offer: a reply to the proof would end the customer's try before the others had their chance.
    if (message?.t !== 'hello') return;
    hosts.forEach((host, at) => {
      const step = stepHost(host, { type: 'message', text, now: Date.now() });
      hosts[at] = step.host;
      step.send.forEach(stranger.say);
    });
  });
  const customer = await openEntry(rig);
  await joinWithPin(customer, pin);
  await expect.poll(() => proofs, { timeout: 15_000 }).toBe(3);
  // Proofs are said again while nobody answers them, the three of them and no other.
  const seen = new Set<string>();
  stranger.hear((text) => {
    const message = parseMessage(text);
    if (message?.t === 'proof') seen.add(toBase64Url(message.nonce));
  });
  await expect.poll(() => seen.size, { timeout: 15_000 }).toBe(3);
  stranger.close();
});

it('[RV6, RV15] who answers in the technician’s place has three guesses over presses and reloads, and the technician is told', async () => {
  const technician = await openConsole(rig);
  const first = pinOf(await createPin(technician));
  const own = new Set<string>();
  let proofs = 0;
  /** Three false technicians on the number of this PIN, whose relay does not pass on what the true one offers. */
  async function replaceTechnician(pin: Pin): Promise<Stranger> {
    const stranger = await strangerFor(pin, rig);
    const hosts = Array.from({ length: 3 }, () =>
      startHost({
        pin: otherPin(pin),
        siteId,
        rootKey: asKey('root', randomBytes(32)),
        expiresAt: Date.now() + 600_000
      })
    );
    stranger.hear((text) => {
      if (parseMessage(text)?.t === 'proof') proofs++;
      hosts.forEach((host, at) => {
        const step = stepHost(host, { type: 'message', text, now: Date.now() });
        hosts[at] = step.host;
        for (const said of step.send) {
          const message = parseMessage(said);
          if (message?.t === 'offer') own.add(toBase64Url(message.nonce));
          stranger.say(said);
        }
      });
    });
    return stranger;
  }
  rig.site.relay().intercept((event) => {
    const message = parseMessage(event.content);
    return message?.t === 'offer' && !own.has(toBase64Url(message.nonce)) ? [] : undefined;
  });
  const onFirst = await replaceTechnician(first);
  const customer = await openEntry(rig);
  const press = async (): Promise<void> => {
    await joinWithPin(customer, first);
    await customer.see('entry-problem', { timeoutMs: 15_000 });
    expect(await customer.text('entry-problem')).toContain('Please ask for an invite link instead.');
  };
  await press();
  await press();
  await customer.reload();
  await press();
  expect(proofs).toBe(3);
  onFirst.close();

  // The first time the number may be a neighbour's: the PIN moves.
  await technician.see('pin-moved');
  const second = pinOf((await technician.text('pin')).replace(/\D/g, ''));
  expect(roomOf(second)).not.toBe(roomOf(first));
  const onSecond = await replaceTechnician(second);
  const other = await openEntry(rig);
  await joinWithPin(other, second);
  await technician.see('pin-rival');
  rig.site.relay().intercept(undefined);
  onSecond.close();
});

it('[RV2] a relay that rewrites every message keeps the two apart and learns nothing; without it they meet', async () => {
  const technician = await openConsole(rig);
  const digits = await createPin(technician);
  let rewritten = 0;
  rig.site.relay().intercept((event) => {
    const message = parseMessage(event.content);
    if (!message || message.t === 'hello' || message.t === 'who') return undefined;
    rewritten++;
    return [{ ...event, content: flipShare(event.content) }];
  });
  const customer = await openEntry(rig);
  await joinWithPin(customer, digits);
  await expect.poll(() => rewritten, { timeout: 15_000 }).toBeGreaterThan(1);
  expect(await customer.attribute('customer', 'data-status')).toBe('connecting');
  expect(await technician.count('session-row[data-status="waiting"]')).toBe(0);
  rig.site.relay().intercept(undefined);

  // The false share counted as a guess, as it must: a new PIN, and nothing stands in the way.
  const second = await openEntry(rig);
  await joinWithPin(second, await createPin(technician));
  await beginWaiting({ technician, customer: second });
});

it('[RV8] a relay that says everything three times, late and again, changes nothing', async () => {
  const technician = await openConsole(rig);
  rig.site.relay().intercept((event) => [event, event, event]);
  const customer = await openEntry(rig);
  await joinWithPin(customer, await createPin(technician));
  await beginWaiting({ technician, customer });
  for (const event of rig.site.relay().events.slice(-200)) rig.site.relay().publish(event);
  rig.site.relay().intercept(undefined);
  await technician.see('session-row[data-status="active"]');
  await customer.see('customer[data-status="active"]');
});

/** Another share, or a proof with another tag: still a message, but not the one that was sent. */
function flipShare(content: string): string {
  const message = JSON.parse(content) as Record<string, string>;
  for (const field of ['share', 'tag', 'sealed']) {
    const bytes = message[field] === undefined ? undefined : fromBase64Url(message[field]);
    if (!bytes) continue;
    bytes[0]! ^= 1;
    message[field] = toBase64Url(bytes);
  }
  return JSON.stringify(message);
}
