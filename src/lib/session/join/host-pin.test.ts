import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { asKey, type RootKey } from '../../handshake/keys.js';
import { makePin, randomRoom, roomOf, type Pin } from '../../handshake/pin.js';
import { startGuest, stepGuest, type GuestEvent } from '../../handshake/rendezvous-guest.js';
import { startHost, stepHost } from '../../handshake/rendezvous-host.js';
import { parseMessage, topicOf, writeMessage } from '../../handshake/rendezvous-messages.js';
import { DelayedRelay } from '../../signaling/delayed-relay.js';
import { createRelayPool, type RelayPool } from '../../signaling/relay-pool.js';
import { hostPin, type PinHost } from './host-pin.js';
import type { PinState } from '../views.js';

const siteId = 'https://shop.example/';
const closing: (PinHost | RelayPool)[] = [];
afterEach(() => closing.splice(0).forEach((open) => open.close()));

/** A relay that is so far away from everybody, and as many pages as a test opens. */
function setup(roundTripMs = 2) {
  const clock = manualClock(1_700_000_000_000);
  const relay = new DelayedRelay(clock, roundTripMs / 2);
  /** Milliseconds, in steps that let what was awaited go on. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 10) {
      clock.advance(Math.min(10, left));
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  function openPage() {
    const pool = createRelayPool({ urls: ['wss://relay.example/'], clock, openSocket: relay.openSocket });
    closing.push(pool);
    return pool;
  }
  return { clock, pass, openPage };
}

type Setup = ReturnType<typeof setup>;

/** Draws these numbers one after the other; an error instead of one is thrown. */
function drawing(numbers: readonly (number | Error)[]) {
  const left = [...numbers];
  return (length: number) => {
    const next = left.shift();
    if (next instanceof Error) throw next;
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, next!);
    return bytes;
  };
}

const fillKey = (byte: number): RootKey => asKey('root', new Uint8Array(32).fill(byte));

function host({ clock }: Setup, pool: RelayPool, numbers: readonly (number | Error)[], rootKey = fillKey(1)) {
  const states: PinState[] = [];
  const random = drawing(numbers);
  const pinHost = hostPin({
    pool,
    clock,
    siteId,
    rootKey,
    lifetimeMs: 600_000,
    random,
    onState: (state) => states.push(state)
  });
  closing.push(pinHost);
  const last = (): PinState => states.at(-1)!;
  return {
    states,
    last,
    close: () => pinHost.close(),
    pin: (): Pin => {
      const state = last();
      if (state.phase !== 'live') throw new Error(`no PIN but «${state.phase}»`);
      return state.pin as Pin;
    },
    room: (): string | undefined => {
      const state = last();
      return state.phase === 'live' ? state.pin.slice(0, 3) : undefined;
    }
  };
}

/** A customer who types this PIN. */
async function join({ pass }: Setup, pool: RelayPool, pin: Pin, ms = 2_000): Promise<GuestEvent | undefined> {
  const topic = topicOf(siteId, roomOf(pin));
  const start = startGuest({ pin, siteId });
  let { guest } = start;
  let last: GuestEvent | undefined;
  const apply = (step: ReturnType<typeof stepGuest>): void => {
    guest = step.guest;
    if (step.event) last = step.event;
    for (const text of step.send) pool.publish(topic, text);
  };
  const off = pool.subscribe(topic, (text) => apply(stepGuest(guest, { type: 'message', text })));
  await pass(400);
  for (const text of start.send) pool.publish(topic, text);
  await pass(ms);
  for (let n = 0; n < 3; n++) {
    apply(stepGuest(guest, { type: 'resend' }));
    await pass(600);
  }
  off();
  return last;
}

/** Somebody without the PIN who answers every customer on its number. */
async function answerInPlace({ clock, pass, openPage }: Setup, pin: Pin): Promise<() => void> {
  const pool = openPage();
  const topic = topicOf(siteId, roomOf(pin));
  let fake = startHost({ pin: otherThan(pin), siteId, rootKey: fillKey(9), expiresAt: Infinity });
  const off = pool.subscribe(topic, (text) => {
    const step = stepHost(fake, { type: 'message', text, now: clock.now() });
    fake = step.host;
    for (const said of step.send) pool.publish(topic, said);
  });
  await pass(400);
  return off;
}

/** Somebody asks on the number of a PIN, says nothing more, and proves nothing. */
async function knockAt({ pass, openPage }: Setup, pin: Pin): Promise<void> {
  const pool = openPage();
  await pass(400);
  pool.publish(topicOf(siteId, roomOf(pin)), startGuest({ pin, siteId }).send[0]!);
  await pass(1_000);
}

const otherThan = (pin: Pin): Pin => {
  for (;;) {
    const made = makePin(roomOf(pin));
    if (made !== pin) return made;
  }
};

describe('the numbers of one page', () => {
  it('[RV10] two sessions never get one, though the page does not hear its own questions', async () => {
    const all = setup();
    const pool = all.openPage();
    const first = host(all, pool, [7, 7, 7, 8]);
    await all.pass(400);
    expect(first.room()).toBe('007');
    const second = host(all, pool, [7, 7, 8]);
    await all.pass(400);
    expect(second.room()).toBe('008');
    const room = randomRoom(() => Uint8Array.of(0, 0, 0, 8));
    expect(pool.isSubscribed(topicOf(siteId, room))).toBe(true);
  });

  it('[RV10] one is free again when its session is over', async () => {
    const all = setup();
    const pool = all.openPage();
    const first = host(all, pool, [7]);
    await all.pass(400);
    expect(first.room()).toBe('007');
    first.close();
    const second = host(all, pool, [7]);
    await all.pass(400);
    expect(second.room()).toBe('007');
  });
});

describe('two technicians who draw the same number', () => {
  it.each([2, 140, 400, 650])(
    '[RV10] %d ms from their relay, one after the other: the second takes another one',
    async (roundTripMs) => {
      const all = setup(roundTripMs);
      const [a, b] = [all.openPage(), all.openPage()];
      const first = host(all, a, [7]);
      await all.pass(4_000);
      const second = host(all, b, [7, 8]);
      await all.pass(4_000);
      expect([first.room(), second.room()]).toEqual(['007', '008']);
      // it took another one before it showed the first
      expect(second.states.filter(({ phase }) => phase === 'live')).toHaveLength(1);
    }
  );

  it.each([2, 140, 400])(
    '[RV10] %d ms away, at the same time: both take another one',
    async (roundTripMs) => {
      const all = setup(roundTripMs);
      const [a, b] = [all.openPage(), all.openPage()];
      const [first, second] = [host(all, a, [7, 8]), host(all, b, [7, 9])];
      await all.pass(6_000);
      expect([first.room(), second.room()]).toEqual(['008', '009']);
    }
  );

  it('[RV10] a relay that is further away than anybody waits: the late answer makes the second one move', async () => {
    const all = setup(1_600);
    const [a, b] = [all.openPage(), all.openPage()];
    const first = host(all, a, [7]);
    await all.pass(8_000);
    const second = host(all, b, [7, 8]);
    await all.pass(12_000);
    expect([first.room(), second.room()]).toEqual(['007', '008']);
    expect(second.last()).toMatchObject({ phase: 'live', notice: 'moved' });
  });

  it('[RV10] a relay that never answers a request is not waited for longer than a second and a half', async () => {
    const clock = manualClock(1_700_000_000_000);
    const silent = new DelayedRelay(clock, 100_000);
    const pool = createRelayPool({
      urls: ['wss://relay.example/'],
      clock,
      openSocket: () => {
        const socket = silent.openSocket();
        queueMicrotask(() => (socket.onopen as (() => void) | null)?.());
        return socket;
      }
    });
    closing.push(pool);
    const all = { ...setup(), clock };
    const only = host(all, pool, [7]);
    for (let ms = 0; ms < 1_700; ms += 10) {
      clock.advance(10);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(only.room()).toBe('007');
  });
});

describe('two technicians on one number all the same', () => {
  /** The question of the second one got lost. */
  async function sharing() {
    const all = setup();
    const [a, b] = [all.openPage(), all.openPage()];
    const first = host(all, a, [7, 11], fillKey(1));
    await all.pass(400);
    const pin = otherThan(first.pin());
    const states: PinState[] = [];
    const saved = { pin, expiresAt: all.clock.now() + 600_000 };
    const onState = (state: PinState): void => void states.push(state);
    const random = drawing([12]);
    closing.push(
      hostPin({
        pool: b,
        clock: all.clock,
        siteId,
        rootKey: fillKey(2),
        lifetimeMs: 600_000,
        saved,
        random,
        onState
      })
    );
    await all.pass(400);
    return { all, first, states, pin, customer: all.openPage() };
  }

  it('[RV15] the customer of one does not burn the PIN of the other, which has moved', async () => {
    const { all, first, states, customer } = await sharing();
    const joined = await join(all, customer, first.pin());
    expect(joined).toEqual({ type: 'joined', rootKey: fillKey(1) });
    expect(first.last()).toEqual({ phase: 'used' });
    expect(states.at(-1)).toMatchObject({ phase: 'live', notice: 'moved' });
    const moved = (states.at(-1) as { pin: string }).pin as Pin;
    expect(roomOf(moved)).toBe('012');
    // nor is anything left of the old one that would spoil the new one
    expect(await join(all, all.openPage(), moved)).toEqual({ type: 'joined', rootKey: fillKey(2) });
    expect(states.at(-1)).toEqual({ phase: 'used' });
    expect(states.map(({ phase }) => phase)).not.toContain('burned');
  });
});

describe('somebody who answers in the technician’s place', () => {
  it('[RV15] the PIN moves once, the customer of the old one still gets in, and both are over then', async () => {
    const all = setup();
    const technician = host(all, all.openPage(), [7, 8]);
    await all.pass(400);
    const pin = technician.pin();
    await answerInPlace(all, pin);
    const joined = await join(all, all.openPage(), pin);
    expect(joined).toEqual({ type: 'joined', rootKey: fillKey(1) });
    expect(technician.last()).toEqual({ phase: 'used' });
  });

  it('[RV15] a rival who follows the moved PIN is reported to the technician, and the PIN does not move again', async () => {
    const all = setup();
    const technician = host(all, all.openPage(), [7, 8, 9]);
    await all.pass(400);
    const first = technician.pin();
    await answerInPlace(all, first);
    // a customer who has mistyped: no proof reaches the technician, and only the number is tried
    const knock = (pin: Pin): Promise<void> => knockAt(all, pin);
    await knock(first);
    expect(technician.last()).toMatchObject({ phase: 'live', notice: 'moved' });
    const second = technician.pin();
    expect(roomOf(second)).toBe('008');
    await answerInPlace(all, second);
    await knock(second);
    expect(technician.last()).toMatchObject({ phase: 'live', pin: second, notice: 'rival' });
    await knock(second);
    expect(technician.states.filter(({ phase }) => phase === 'live')).toHaveLength(3);
  });

  describe('while no other number can be found', () => {
    const thrown = new TypeError('no such thing in this browser');
    const report = vi.fn();
    beforeEach(() => void vi.stubGlobal('reportError', report));
    afterEach(() => {
      report.mockReset();
      vi.unstubAllGlobals();
    });

    it('[RV15] the PIN stays, its technician hears of the rival, and its customer still gets in', async () => {
      const all = setup();
      const technician = host(all, all.openPage(), [7, thrown]);
      await all.pass(400);
      const pin = technician.pin();
      const stop = await answerInPlace(all, pin);
      await knockAt(all, pin);
      expect(technician.last()).toMatchObject({ phase: 'live', pin, notice: 'rival' });
      expect(report).toHaveBeenCalledExactlyOnceWith(thrown);
      stop();
      const joined = await join(all, all.openPage(), pin);
      expect(joined).toEqual({ type: 'joined', rootKey: fillKey(1) });
      expect(technician.last()).toEqual({ phase: 'used' });
    });

    it('[RV15] a PIN that is burned meanwhile is over', async () => {
      const all = setup();
      host(all, all.openPage(), [8]);
      await all.pass(400);
      const technician = host(all, all.openPage(), [7, 8, thrown]);
      await all.pass(400);
      const pin = technician.pin();
      await answerInPlace(all, pin);
      await join(all, all.openPage(), otherThan(pin));
      expect(technician.states.map(({ phase }) => phase)).toEqual(['making', 'live', 'burned']);
      expect(report).toHaveBeenCalledExactlyOnceWith(thrown);
    });
  });

  it('[RV15] the old PIN is answered for two minutes, then it is too old', async () => {
    const all = setup();
    const technician = host(all, all.openPage(), [7, 8]);
    await all.pass(400);
    const pin = technician.pin();
    const stop = await answerInPlace(all, pin);
    await knockAt(all, pin);
    stop();
    all.clock.advance(121_000);
    expect(await join(all, all.openPage(), pin)).toEqual({ type: 'failed', error: 'pin-expired' });
    expect(technician.last()).toMatchObject({ phase: 'live', notice: 'moved' });
  });

  it('[RV15] offers that answer nobody change nothing', async () => {
    const all = setup();
    const technician = host(all, all.openPage(), [7, 8]);
    await all.pass(400);
    const stranger = all.openPage();
    await all.pass(400);
    const topic = topicOf(siteId, roomOf(technician.pin()));
    const { hello } = startGuest({ pin: otherThan(technician.pin()), siteId }).guest;
    const fake = startHost({ pin: technician.pin(), siteId, rootKey: fillKey(9), expiresAt: Infinity });
    const [offer] = stepHost(fake, { type: 'message', text: hello, now: 0 }).send;
    expect(parseMessage(offer!)?.t).toBe('offer');
    stranger.publish(topic, offer!);
    stranger.publish(topic, writeMessage({ v: 1, t: 'taken', id: new Uint8Array(16) }));
    await all.pass(1_000);
    expect(technician.states.map(({ phase }) => phase)).toEqual(['making', 'live']);
  });
});

it('[RL10] asks the relays whether they are still there before a PIN is made', async () => {
  const all = setup();
  const pool = all.openPage();
  await all.pass(20_000);
  const technician = host(all, pool, [7]);
  expect(pool.relays[0]?.state).toBe('connecting');
  await all.pass(400);
  expect(pool.relays[0]?.state).toBe('open');
  expect(technician.room()).toBe('007');
});

it('[OP2] an error that nobody expected ends the making of a PIN in a sentence, and nothing else comes', async () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const all = setup();
  const states: PinState[] = [];
  const thrown = new TypeError('no such thing in this browser');
  closing.push(
    hostPin({
      pool: all.openPage(),
      clock: all.clock,
      siteId,
      rootKey: fillKey(1),
      lifetimeMs: 600_000,
      random() {
        throw thrown;
      },
      onState: (state) => states.push(state)
    })
  );
  await vi.waitFor(() => expect(report).toHaveBeenCalledExactlyOnceWith(thrown));
  await all.pass(10_000);
  expect(states).toEqual([{ phase: 'making' }, { phase: 'failed', error: 'unexpected' }]);
  vi.unstubAllGlobals();
});
