import { randomBytes } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import type { RootKey } from '../../handshake/keys.js';
import { makePin, parsePin, roomOf, type Pin } from '../../handshake/pin.js';
import {
  startHost,
  stepHost,
  type Host,
  type HostEvent,
  type HostInput
} from '../../handshake/rendezvous-host.js';
import { topicOf } from '../../handshake/rendezvous-messages.js';
import type { RendezvousDeps } from '../../handshake/rendezvous-run.js';
import { silentMs, type RelayPool } from '../../signaling/relay-pool.js';
import { findFreeRoom, type FreeRoom } from '../link/free-room.js';
import type { PinState } from '../views.js';

/** After this long without any relay the page says so; it goes on trying. */
const noRelayMs = 6_000;
/** How often a PIN moves to another number by itself. Who sees to it that it must move again is no neighbour. */
const maxMoves = 1;
/** A PIN that was read out before it moved is still answered for, so that its customer gets in. */
const graceMs = 120_000;

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
  const cleanUps = new Set<() => void>();
  /** Ends each PIN that is answered for: whoever types it hears that it is too old. */
  const endings = new Map<Pin, () => void>();
  let shown: Extract<PinState, { phase: 'live' }> | undefined;
  let moves = 0;
  let isMoving = false;
  let isClosed = false;

  const findRoom = (): Promise<FreeRoom> => findFreeRoom({ pool, clock, siteId, random, cleanUps });

  function show(state: PinState): void {
    shown = state.phase === 'live' ? state : undefined;
    onState(state);
  }

  /** It is over for all of them: the one that a customer proved, or the one that is shown. */
  function endAll(but: Pin, state: PinState): void {
    shown = undefined;
    for (const [pin, end] of endings) if (pin !== but) end();
    show(state);
  }

  function note(pin: Pin, event: HostEvent): void {
    if (event.type === 'rival') return noteRival(pin);
    endings.delete(pin);
    if (event.type === 'used') return endAll(pin, { phase: 'used' });
    // The neighbour's customer has burned it; another one is on its way already.
    if (pin !== shown?.pin || (isMoving && event.type === 'burned')) return;
    endAll(pin, event.type === 'burned' ? { phase: 'burned', at: clock.now() } : { phase: 'expired' });
  }

  /**
   * Another technician may have the same number, or somebody who is none answers in this one's place. The first time
   * the PIN moves away; then the technician is told, and advised to send the link (RV15).
   */
  function noteRival(pin: Pin): void {
    if (isMoving || !shown || pin !== shown.pin) return;
    if (moves >= maxMoves) return show({ ...shown, notice: 'rival' });
    moves++;
    move(pin).catch((thrown: unknown) => {
      stay(pin);
      reportError(thrown);
    });
  }

  /** A PIN that cannot move stays, and its technician hears of the rival; one that was burned meanwhile is over. */
  function stay(pin: Pin): void {
    if (shown?.pin !== pin) return;
    if (endings.has(pin)) show({ ...shown, notice: 'rival' });
    else endAll(pin, { phase: 'burned', at: clock.now() });
  }

  async function move(from: Pin): Promise<void> {
    isMoving = true;
    const free = await findRoom().finally(() => (isMoving = false));
    // used, burned or expired meanwhile: there is nothing to move any more
    if (isClosed || shown?.pin !== from) return;
    cleanUps.add(clock.after(graceMs, () => endings.get(from)?.()));
    answer(makePin(free.room), clock.now() + options.lifetimeMs, free, 'moved');
  }

  function answer(pin: Pin, expiresAt: number, free?: FreeRoom, notice?: 'moved'): void {
    const topic = topicOf(siteId, roomOf(pin));
    let host: Host = startHost({ pin, siteId, rootKey, expiresAt });
    const apply = (input: HostInput): void => {
      const step = stepHost(host, input);
      host = step.host;
      for (const text of step.send) pool.publish(topic, text);
      if (step.event) note(pin, step.event);
    };
    const hear = (text: string): void => {
      apply({ type: 'message', text, now: clock.now() });
      // The one who has the number answered later than it was waited for.
      if (free?.isTaken(text) && moves < maxMoves) noteRival(pin);
    };
    endings.set(pin, () => {
      endings.delete(pin);
      apply({ type: 'time', now: expiresAt });
    });
    cleanUps
      .add(pool.subscribe(topic, hear))
      .add(
        clock.after(Math.max(0, expiresAt - clock.now()), () => apply({ type: 'time', now: clock.now() }))
      );
    show({ phase: 'live', pin, expiresAt, ...(notice && { notice }) });
  }

  async function run(): Promise<void> {
    const saved = options.saved && parsePin(options.saved.pin);
    if (saved?.ok && options.saved) return answer(saved.value, options.saved.expiresAt);
    show({ phase: 'making' });
    // after a sleep the relays may only look reachable
    pool.wake(silentMs);
    const cancelWarning = clock.after(noRelayMs, () => show({ phase: 'failed', error: 'no-relay' }));
    cleanUps.add(cancelWarning);
    const free = await findRoom();
    cancelWarning();
    if (!isClosed) answer(makePin(free.room), clock.now() + options.lifetimeMs, free);
  }

  run().catch((thrown: unknown) => {
    for (const cleanUp of cleanUps) cleanUp();
    cleanUps.clear();
    // the technician sees that there is no PIN, and may make another one
    if (!isClosed) show({ phase: 'failed', error: 'unexpected' });
    reportError(thrown);
  });
  return {
    close() {
      isClosed = true;
      for (const cleanUp of cleanUps) cleanUp();
      cleanUps.clear();
    }
  };
}
