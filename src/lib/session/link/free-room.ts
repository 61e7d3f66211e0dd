import type { Clock } from '../../base/clock.js';
import { randomRoom, type RoomNumber } from '../../handshake/pin.js';
import { topicOf } from '../../handshake/rendezvous-messages.js';
import { startProbe } from '../../handshake/rendezvous-probe.js';
import type { RendezvousDeps } from '../../handshake/rendezvous-run.js';
import type { RelayPool } from '../../signaling/relay-pool.js';

/** Somebody who calls every number taken must not keep a technician from making a PIN. */
const maxProbes = 5;
/** Nobody has so many sessions that this is not enough. */
const maxDraws = 100;

/** How long others get to say that a room number is theirs. */
const shortestWaitMs = 250;
const longestWaitMs = 1_500;
/** For the pages themselves: a question and its answer pass two of them and each relay twice. */
const atPagesMs = 100;

/**
 * A question and its answer take two round trips of a relay, one of each page. A relay that has not answered yet
 * counts with the time that it has taken already, so a slow one is waited for and a dead one not for long.
 */
const waitMs = (roundTripMs: number): number =>
  Math.min(Math.max(2 * roundTripMs + atPagesMs, shortestWaitMs), longestWaitMs);

interface Options {
  pool: RelayPool;
  clock: Clock;
  siteId: string;
  random: RendezvousDeps['random'];
  /** What is to be done when nobody wants the room number any more. */
  cleanUps: Set<() => void>;
}

export interface FreeRoom {
  room: RoomNumber;
  /** Does this text, which came later, say that somebody has it after all? */
  isTaken(text: string): boolean;
}

/** A room number that nobody claims (RV10). */
export async function findFreeRoom(options: Options): Promise<FreeRoom> {
  for (let tries = 1; ; tries++) {
    const room = drawRoom(options);
    const probe = startProbe();
    const isFree = await isUnclaimed(options, room, probe);
    if (isFree || tries === maxProbes) return { room, isTaken: (text) => probe.isAnswer(text) };
  }
}

/**
 * One that no other session of this page has: a page never hears its own questions, and two PINs on one number
 * would both be proven by each customer, and burned.
 */
function drawRoom({ pool, siteId, random }: Options): RoomNumber {
  let room = randomRoom(random);
  for (let draws = 1; draws < maxDraws && pool.isSubscribed(topicOf(siteId, room)); draws++)
    room = randomRoom(random);
  return room;
}

async function isUnclaimed(
  { pool, clock, siteId, cleanUps }: Options,
  room: RoomNumber,
  probe: ReturnType<typeof startProbe>
): Promise<boolean> {
  const topic = topicOf(siteId, room);
  let isTaken = false;
  const unsubscribe = pool.subscribe(topic, (text) => {
    if (probe.isTaken(text)) isTaken = true;
  });
  cleanUps.add(unsubscribe);
  await pool.subscribed(topic);
  pool.publish(topic, probe.text);
  const since = clock.now();
  const leftMs = (): number => since + waitMs(pool.roundTripMs) - clock.now();
  for (let ms = leftMs(); ms > 0 && !isTaken; ms = leftMs()) {
    await new Promise<void>((resolve) => cleanUps.add(clock.after(ms, resolve)));
  }
  unsubscribe();
  cleanUps.delete(unsubscribe);
  return !isTaken;
}
