import { randomBytes } from '../base/bytes.js';
import type { Clock } from '../base/clock.js';
import type { RootKey } from '../handshake/keys.js';
import { makePin, parsePin, randomRoom, roomOf, type Pin, type RoomNumber } from '../handshake/pin.js';
import { startHost, stepHost, type Host, type HostInput } from '../handshake/rendezvous-host.js';
import { topicOf } from '../handshake/rendezvous-messages.js';
import { startProbe } from '../handshake/rendezvous-probe.js';
import type { RendezvousDeps } from '../handshake/rendezvous-run.js';
import type { RelayPool } from '../signaling/relay-pool.js';
import type { PinState } from './views.js';

/** How long others get to say that a room number is theirs. */
const probeMs = 250;
/** Somebody who calls every number taken must not keep a technician from making a PIN. */
const maxProbes = 5;
/** Nobody has so many sessions that this is not enough. */
const maxDraws = 100;
/** After this long without any relay the page says so; it goes on trying. */
const noRelayMs = 6_000;

export interface PinHost {
  close(): void;
}

interface HostPinOptions {
  pool: RelayPool;
  clock: Clock;
  siteId: string;
  rootKey: RootKey;
  lifetimeMs: number;
  /** A PIN from before a reload that still lives. */
  saved?: { pin: string; expiresAt: number } | undefined;
  onState(state: PinState): void;
  /** Draws the room number. */
  random?: RendezvousDeps['random'];
}

/**
 * Makes a PIN on a free room number and answers for it on the relays until closed: also after it expired,
 * was burned or used, so that whoever types it late hears why it does not work any more.
 */
export function hostPin(options: HostPinOptions): PinHost {
  const { pool, clock, siteId, rootKey, onState, random = randomBytes } = options;
  const cleanUps: (() => void)[] = [];
  let isClosed = false;

  async function freeRoom(): Promise<RoomNumber> {
    let room = drawRoom();
    for (let tries = 0; tries < maxProbes && !isClosed; tries++) {
      if (await isFree(room)) return room;
      room = drawRoom();
    }
    return room;
  }

  /**
   * One that no other session of this page has: a page never hears its own questions, and two PINs on one number
   * would both be proven by each customer, and burned.
   */
  function drawRoom(): RoomNumber {
    let room = randomRoom(random);
    for (let draws = 1; draws < maxDraws && pool.isSubscribed(topicOf(siteId, room)); draws++)
      room = randomRoom(random);
    return room;
  }

  async function isFree(room: RoomNumber): Promise<boolean> {
    const topic = topicOf(siteId, room);
    const probe = startProbe();
    let isTaken = false;
    const unsubscribe = pool.subscribe(topic, (text) => {
      if (probe.isTaken(text)) isTaken = true;
    });
    cleanUps.push(unsubscribe);
    await pool.subscribed(topic);
    pool.publish(topic, probe.text);
    await new Promise<void>((resolve) => cleanUps.push(clock.after(probeMs, resolve)));
    unsubscribe();
    return !isTaken;
  }

  function answer(pin: Pin, expiresAt: number): void {
    const topic = topicOf(siteId, roomOf(pin));
    let host: Host = startHost({ pin, siteId, rootKey, expiresAt });
    const apply = (input: HostInput): void => {
      const step = stepHost(host, input);
      host = step.host;
      for (const text of step.send) pool.publish(topic, text);
      if (step.event?.type === 'burned') onState({ phase: 'burned', at: clock.now() });
      else if (step.event?.type === 'used') onState({ phase: 'used' });
      else if (step.event?.type === 'expired') onState({ phase: 'expired' });
    };
    cleanUps.push(
      pool.subscribe(topic, (text) => apply({ type: 'message', text, now: clock.now() })),
      clock.after(Math.max(0, expiresAt - clock.now()), () => apply({ type: 'time', now: clock.now() }))
    );
    onState({ phase: 'live', pin, expiresAt });
  }

  async function run(): Promise<void> {
    const saved = options.saved && parsePin(options.saved.pin);
    if (saved?.ok && options.saved) return answer(saved.value, options.saved.expiresAt);
    onState({ phase: 'making' });
    const cancelWarning = clock.after(noRelayMs, () => onState({ phase: 'failed', error: 'no-relay' }));
    cleanUps.push(cancelWarning);
    const room = await freeRoom();
    cancelWarning();
    if (!isClosed) answer(makePin(room), clock.now() + options.lifetimeMs);
  }

  void run();
  return {
    close() {
      isClosed = true;
      for (const cleanUp of cleanUps.splice(0)) cleanUp();
    }
  };
}
