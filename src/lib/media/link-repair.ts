/** A short loss of packets mends itself; a changed address never does. */
export const disconnectedGraceMs = 2_000;
/** After this long without an answer, the offer or the answer was lost together with the channel. */
export const answerTimeoutMs = 5_000;
/** An answered offer that does not connect within this time is followed by one with fresh candidates. */
export const roundTimeoutMs = 10_000;
/** A view that never connected is given up: the network does not let the two sides through. */
export const setUpTimeoutMs = 30_000;
/** A view that was connected is given up: longer outages are the session's to handle. */
export const outageTimeoutMs = 120_000;

export interface RepairFacts {
  /** Milliseconds, any epoch, all of one clock. */
  now: number;
  /** Since when there is no connection: the creation of the link or the loss. */
  lostSince: number;
  wasConnected: boolean;
  /** When the latest offer was made. */
  offeredAt: number;
  isAnswered: boolean;
}

/** `restart`: make an offer with fresh ICE credentials. */
export type Repair = 'wait' | 'restart' | 'give-up';

/** What the offering side does about a link that is not connected at the moment (rule MD7). */
export function decideRepair(facts: RepairFacts): Repair {
  const { now, lostSince, wasConnected, offeredAt, isAnswered } = facts;
  if (isHopeless(facts)) return 'give-up';
  const isFirstTry = wasConnected && offeredAt < lostSince;
  const waited = isFirstTry ? now - lostSince : now - offeredAt;
  const patience = isFirstTry ? disconnectedGraceMs : isAnswered ? roundTimeoutMs : answerTimeoutMs;
  return waited >= patience ? 'restart' : 'wait';
}

/** Has the link been without a connection for too long? */
export function isHopeless(facts: Pick<RepairFacts, 'now' | 'lostSince' | 'wasConnected'>): boolean {
  return facts.now - facts.lostSince >= (facts.wasConnected ? outageTimeoutMs : setUpTimeoutMs);
}
