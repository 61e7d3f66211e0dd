/** Customer and technician over a topic on which others listen, alter, repeat and invent. */
import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url, type Bytes } from '../base/bytes.js';
import { asKey } from './keys.js';
import { makePin, type Pin, type RoomNumber } from './pin.js';
import {
  startGuest,
  stepGuest,
  type Guest,
  type GuestEvent,
  type GuestInput,
  type GuestOptions
} from './rendezvous-guest.js';
import { startHost, stepHost, type Host, type HostEvent } from './rendezvous-host.js';

const rootKey = asKey('root', randomBytes(32));
const room = '123' as RoomNumber;
const pin = makePin(room);
const otherPin = ((): Pin => {
  for (;;) {
    const made = makePin(room);
    if (made !== pin) return made;
  }
})();
const siteId = 'shop';
const now = 1_000;

/** A host that keeps its state and remembers what happened. */
function technician(options: Partial<{ pin: Pin; siteId: string; rootKey: typeof rootKey }> = {}) {
  let host: Host = startHost({ pin, siteId, rootKey, expiresAt: 60_000, ...options });
  const events: HostEvent[] = [];
  return {
    events,
    hear(text: string, at = now): string[] {
      const step = stepHost(host, { type: 'message', text, now: at });
      host = step.host;
      if (step.event) events.push(step.event);
      return step.send;
    }
  };
}

function customer(options: Partial<GuestOptions> = {}) {
  const started = startGuest({ pin, siteId, ...options });
  let guest: Guest = started.guest;
  const events: GuestEvent[] = [];
  const apply = (input: GuestInput): string[] => {
    const step = stepGuest(guest, input);
    guest = step.guest;
    if (step.event) events.push(step.event);
    return step.send;
  };
  return {
    events,
    hello: started.send[0]!,
    hear: (text: string) => apply({ type: 'message', text }),
    resend: () => apply({ type: 'resend' }),
    giveUp: () => apply({ type: 'give-up' }),
    last: () => events.at(-1)
  };
}

type Side = { hear(text: string): string[] };

/** Every message reaches everybody, its sender too, until nobody has anything to say. */
function run(sides: Side[], first: string[], alter: (text: string) => string[] = (text) => [text]): string[] {
  const transcript: string[] = [];
  const queue = [...first];
  for (let text = queue.shift(); text !== undefined; text = queue.shift()) {
    for (const heard of alter(text)) {
      transcript.push(heard);
      for (const side of sides) queue.push(...side.hear(heard));
    }
    expect(transcript.length).toBeLessThan(200);
  }
  return transcript;
}

const kindOf = (text: string): string => (JSON.parse(text) as { t: string }).t;
const kinds = (texts: string[]): string[] => texts.map(kindOf);
const alterField =
  (kind: string, field: string, value: () => string) =>
  (text: string): string[] =>
    kindOf(text) === kind ? [JSON.stringify({ ...(JSON.parse(text) as object), [field]: value() })] : [text];

describe('with the right PIN', () => {
  it('[RV5, RV14] hands over the root key of the session, the one in its link, in four messages', () => {
    const [host, guest] = [technician(), customer()];
    const transcript = run([host, guest], [guest.hello]);
    expect(kinds(transcript)).toEqual(['hello', 'offer', 'proof', 'accept']);
    expect(guest.events).toEqual([{ type: 'technician-found' }, { type: 'joined', rootKey }]);
    expect(host.events).toEqual([{ type: 'used' }]);
  });

  it('[RV5] neither PIN nor root key is readable on the topic', () => {
    const [host, guest] = [technician(), customer()];
    const all = run([host, guest], [guest.hello]).join();
    expect(all).not.toContain(toBase64Url(rootKey).slice(0, 12));
    expect(all).not.toContain(pin.slice(3));
  });

  it('[RV13] admits one customer', () => {
    const [host, first, second] = [technician(), customer(), customer()];
    run([host, first], [first.hello]);
    run([host, second], [second.hello]);
    expect(second.resend()).not.toEqual([]);
    second.resend();
    expect(second.events).toEqual([{ type: 'failed', error: 'pin-used' }]);
  });

  it('[RV13] of two customers who prove it at the same time the second gets nothing', () => {
    const [host, first, second] = [technician(), customer(), customer()];
    const proofs = [first, second].flatMap((guest) => host.hear(guest.hello).flatMap(guest.hear));
    const replies = proofs.flatMap((proof) => host.hear(proof));
    expect(kinds(replies)).toEqual(['accept', 'gone']);
    for (const reply of replies) second.hear(reply);
    second.resend();
    second.resend();
    expect(second.last()).toEqual({ type: 'failed', error: 'pin-used' });
  });

  it('[RV3] another site id does not fit', () => {
    const [host, guest] = [technician({ siteId: 'other' }), customer()];
    run([host, guest], [guest.hello]);
    expect(guest.last()).toEqual({ type: 'failed', error: 'pin-wrong' });
  });
});

describe('with a wrong PIN', () => {
  it('[RV4] burns the PIN at the first wrong tag, tells both, and refuses the right PIN afterwards', () => {
    const [host, guesser, honest] = [technician(), customer({ pin: otherPin }), customer()];
    const transcript = run([host, guesser], [guesser.hello]);
    expect(kinds(transcript)).toEqual(['hello', 'offer', 'proof', 'refused']);
    expect(guesser.last()).toEqual({ type: 'failed', error: 'pin-wrong' });
    expect(host.events).toEqual([{ type: 'burned' }]);

    run([host, honest], [honest.hello]);
    honest.resend();
    honest.resend();
    expect(honest.events).toEqual([{ type: 'failed', error: 'pin-burned' }]);
    expect(host.events).toHaveLength(1);
  });

  it('[RV4] a run that was open when the PIN burned gets nothing either', () => {
    const [host, guesser, honest] = [technician(), customer({ pin: otherPin }), customer()];
    const proof = host.hear(honest.hello).flatMap(honest.hear);
    run([host, guesser], [guesser.hello]);
    expect(kinds(proof.flatMap((text) => host.hear(text)))).toEqual(['gone']);
  });

  it('[RV5] the technician’s tag is never sent', () => {
    const [host, guesser] = [technician(), customer({ pin: otherPin })];
    expect(run([host, guesser], [guesser.hello]).join()).not.toContain('sealed');
  });
});

describe('somebody in the middle', () => {
  const point = (): string => JSON.parse(technician().hear(customer().hello)[0]!).share as string;
  const bytes = (length: number) => (): string => toBase64Url(randomBytes(length));
  const zero = (): string => toBase64Url(new Uint8Array(32));

  it.each([
    ['the technician’s share', alterField('offer', 'share', point)],
    ['the customer’s share', alterField('proof', 'share', point)],
    ['the customer’s share with the neutral element', alterField('proof', 'share', zero)],
    ['the customer’s tag', alterField('proof', 'tag', bytes(64))],
    ['the customer’s nonce', alterField('hello', 'nonce', bytes(32))]
  ])('[RV4] swaps %s: the PIN burns and nobody joins', (_what, alter) => {
    const [host, guest] = [technician(), customer()];
    run([host, guest], [guest.hello], alter);
    expect(host.events).toEqual([{ type: 'burned' }]);
    expect(guest.last()).toEqual({ type: 'failed', error: 'pin-wrong' });
  });

  it('[RV12] swaps the technician’s share for no group element: the customer answers nothing', () => {
    const [host, guest] = [technician(), customer()];
    const none = (): string => toBase64Url(new Uint8Array(32).fill(255));
    for (const share of [zero, none]) run([host, guest], [guest.hello], alterField('offer', 'share', share));
    expect(guest.events).toEqual([]);
    expect(host.events).toEqual([]);
  });

  it.each([
    ['the technician’s tag', alterField('accept', 'tag', bytes(64))],
    ['the sealed root key', alterField('accept', 'sealed', bytes(48))]
  ])('[RV5] swaps %s: ignored, and the true one is still taken', (_what, alter) => {
    const [host, guest] = [technician(), customer()];
    const accept = host.hear(host.hear(guest.hello).flatMap(guest.hear)[0]!)[0]!;
    alter(accept).forEach(guest.hear);
    expect(guest.events).toEqual([{ type: 'technician-found' }]);
    guest.hear(accept);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });

  it('[RV7] sends everything back to its sender: nothing comes of it', () => {
    const [guest, host] = [customer(), technician()];
    const offer = host.hear(guest.hello)[0]!;
    const proof = guest.hear(offer)[0]!;
    expect([guest.hear(guest.hello), guest.hear(proof), host.hear(offer)].flat()).toEqual([]);
    // The customer's share and tag dressed as the technician's.
    const { nonce, tag } = JSON.parse(proof) as { nonce: string; tag: string };
    const sealed = toBase64Url(randomBytes(48));
    guest.hear(JSON.stringify({ ...JSON.parse(guest.hello), t: 'accept', nonce, tag, sealed }));
    expect(guest.events).toEqual([{ type: 'technician-found' }]);
  });

  it('[RV7] two customers on one topic do not answer for each other', () => {
    const [host, guest, neighbour] = [technician(), customer(), customer()];
    expect(host.hear(neighbour.hello).flatMap(guest.hear)).toEqual([]);
    expect(guest.events).toEqual([]);
  });

  it('[RV9] says «refused» early: a right accept wins while another run is open', () => {
    const [host, fake, guest] = [technician(), technician({ pin: otherPin }), customer()];
    const [fakeOffer, offer] = [fake, host].map((side) => side.hear(guest.hello)[0]!);
    guest.hear(fakeOffer!);
    const [proof] = guest.hear(offer!);
    const { run: id, nonce } = JSON.parse(offer!) as Record<string, string>;
    guest.hear(JSON.stringify({ v: 1, t: 'refused', run: id, nonce, reason: 'wrong' }));
    guest.hear(host.hear(proof!)[0]!);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });

  it('[RV9] says «gone» to everybody: it only chooses the sentence', () => {
    const [host, guest] = [technician(), customer()];
    const { run: id } = JSON.parse(guest.hello) as { run: string };
    guest.hear(JSON.stringify({ v: 1, t: 'gone', run: id, reason: 'expired' }));
    guest.resend();
    run([host, guest], [guest.hello]);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });
});

describe('on a relay that repeats and loses', () => {
  it('[RV8] every message three times changes nothing', () => {
    const [host, guest] = [technician(), customer()];
    run([host, guest], [guest.hello], (text) => [text, text, text]);
    expect(guest.events).toEqual([{ type: 'technician-found' }, { type: 'joined', rootKey }]);
    expect(host.events).toEqual([{ type: 'used' }]);
  });

  it('[RV8] the same hello gets the same offer, the same proof the same reply', () => {
    const [host, guest] = [technician(), customer()];
    const offers = [1, 2].map(() => host.hear(guest.hello)[0]!);
    expect(offers[1]).toBe(offers[0]);
    const proof = guest.hear(offers[0]!)[0]!;
    expect(guest.hear(offers[1]!)).toEqual([]);
    expect(host.hear(proof)).toEqual(host.hear(proof));
    expect(kindOf(host.hear(proof)[0]!)).toBe('accept');
  });

  it('[RV8] the same wrong proof is refused again, and burns once', () => {
    const [host, guesser] = [technician(), customer({ pin: otherPin })];
    const proof = guesser.hear(host.hear(guesser.hello)[0]!)[0]!;
    expect(kinds([...host.hear(proof), ...host.hear(proof)])).toEqual(['refused', 'refused']);
    expect(host.events).toEqual([{ type: 'burned' }]);
  });

  it('[RV8] gets there when every message is lost once', () => {
    const [host, guest] = [technician(), customer()];
    const lost = new Set<string>();
    const lossy = (text: string): string[] => (lost.has(text) ? [text] : (lost.add(text), []));
    run([host, guest], [guest.hello], lossy);
    for (let i = 0; i < 6; i++) run([host, guest], guest.resend(), lossy);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });

  it('[RV8] a proof of an earlier session is nothing to a new host', () => {
    const [old, host, guest] = [technician(), technician(), customer()];
    const transcript = run([old, guest], [guest.hello]);
    for (const text of transcript.slice(1)) expect(host.hear(text)).toEqual([]);
    expect(host.events).toEqual([]);
  });
});

describe('technicians who are none', () => {
  const fakes = (count: number) => Array.from({ length: count }, () => technician({ pin: otherPin }));
  const offersOf = (hosts: Side[], hello: string): string[] => hosts.map((host) => host.hear(hello)[0]!);

  it('[RV6] ten of them on one room number get three answers', () => {
    const guest = customer();
    const hosts = fakes(10);
    const answers = offersOf(hosts, guest.hello).flatMap(guest.hear);
    expect(kinds(answers)).toEqual(['proof', 'proof', 'proof']);
    for (const answer of answers) for (const host of hosts) host.hear(answer).forEach(guest.hear);
    expect(guest.events).toEqual([
      { type: 'technician-found' },
      { type: 'failed', error: 'pin-tries-used-up' }
    ]);
    expect([guest.resend(), ...offersOf(fakes(1), guest.hello).map(guest.hear)].flat()).toEqual([]);
  });

  it('[RV6] three of them who stay silent leave nothing to do but give up', () => {
    const guest = customer();
    const answers = offersOf(fakes(10), guest.hello).flatMap(guest.hear);
    expect(guest.resend()).toEqual(answers);
    guest.giveUp();
    expect(guest.last()).toEqual({ type: 'failed', error: 'pin-tries-used-up' });
  });

  it('[RV6] two of them beside the true one do no harm', () => {
    const [guest, host] = [customer(), technician()];
    run([...fakes(2), host, guest], [guest.hello]);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
    expect(host.events).toEqual([{ type: 'rival' }, { type: 'used' }]);
  });
});

describe('a PIN that is tried again', () => {
  const budgetOf = (answers: number) => {
    let left = answers;
    return { left: () => left, take: () => void left-- };
  };
  const fakeOffer = (hello: string): string => technician({ pin: otherPin }).hear(hello)[0]!;

  it('[RV6] forty presses of Join are three guesses, not a hundred and twenty', () => {
    const budget = budgetOf(3);
    let proofs = 0;
    for (let press = 0; press < 40; press++) {
      const guest = customer({ budget });
      for (let offer = 0; offer < 3; offer++) proofs += guest.hear(fakeOffer(guest.hello)).length;
    }
    expect(proofs).toBe(3);
  });

  it('[RV6] what was answered is spent before the answer leaves', () => {
    const budget = budgetOf(3);
    const guest = customer({ budget });
    expect(guest.hear(fakeOffer(guest.hello))).toHaveLength(1);
    expect(budget.left()).toBe(2);
  });

  it('[RV6] with none left nothing is said, also when another tab has used the last one meanwhile', () => {
    const budget = budgetOf(1);
    const [first, second] = [customer({ budget }), customer({ budget })];
    expect(first.hear(fakeOffer(first.hello))).toHaveLength(1);
    expect(second.hear(fakeOffer(second.hello))).toEqual([]);
    expect(second.resend()).toEqual([]);
    expect(second.last()).toEqual({ type: 'failed', error: 'pin-tries-used-up' });
  });

  it('[RV6] the right PIN still joins with the last answer', () => {
    const [host, guest] = [technician(), customer({ budget: budgetOf(1) })];
    run([host, guest], [guest.hello]);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });
});

describe('the true technician', () => {
  it('[RV15] hears once that somebody else answers, and goes on', () => {
    const [host, fake, guest] = [technician(), technician({ pin: otherPin }), customer()];
    run([host, fake, guest], [guest.hello]);
    expect(host.events[0]).toEqual({ type: 'rival' });
    expect(host.events.filter(({ type }) => type === 'rival')).toHaveLength(1);
    expect(guest.last()).toEqual({ type: 'joined', rootKey });
  });

  it('[RV15] hears nothing of its own offers, of those of another day, nor of one that ended', () => {
    const [host, guest, old] = [technician(), customer(), technician()];
    const before = old.hear(customer().hello)[0]!;
    const offer = host.hear(guest.hello)[0]!;
    host.hear(offer);
    host.hear(before);
    expect(host.events).toEqual([]);
    run([host, guest], [guest.hello]);
    host.hear(technician({ pin: otherPin }).hear(guest.hello)[0]!);
    expect(host.events).toEqual([{ type: 'used' }]);
  });
});

describe('nobody answers', () => {
  it('[RV9] giving up says so', () => {
    const guest = customer();
    expect(guest.resend()).toEqual([guest.hello]);
    guest.giveUp();
    expect(guest.events).toEqual([{ type: 'failed', error: 'technician-not-there' }]);
    expect([guest.resend(), guest.giveUp(), guest.hear('x')].flat()).toEqual([]);
    expect(guest.events).toHaveLength(1);
  });

  it('[RV9] giving up after «gone» says why', () => {
    const [guest, host] = [customer(), technician()];
    host.hear(guest.hello, 70_000).forEach(guest.hear);
    guest.giveUp();
    expect(guest.last()).toEqual({ type: 'failed', error: 'pin-expired' });
  });
});

it('uses the randomness it is given', () => {
  const random = (length: number): Bytes => new Uint8Array(length).fill(length);
  expect(startGuest({ pin, siteId }, { random }).send).toEqual(startGuest({ pin, siteId }, { random }).send);
});
