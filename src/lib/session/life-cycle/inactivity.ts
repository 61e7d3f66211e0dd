/**
 * Sessions in which nothing happens while nobody looks at the console time out (LC11). What must not be broken off
 * by that says so with `hold`: a screen that is seen, a file on its way, an open dialog to save one.
 */
import type { SessionStatus } from '../views.js';

/** An offline session times out no sooner than this (TRN-43). */
const leastOfflineMs = 8 * 60_000;

export interface InactivityFacts {
  status: SessionStatus;
  /** When the session last did something that its technician would notice. */
  activeAt: number;
  /** Is something under way that a time-out would break off? */
  isBusy: boolean;
}

/** @param lookedAt when the console last had the keyboard */
export function isInactive(facts: InactivityFacts, lookedAt: number, limitMs: number, now: number): boolean {
  if (limitMs === 0 || facts.isBusy) return false;
  const quietMs = now - Math.max(lookedAt, facts.activeAt);
  switch (facts.status) {
    case 'active':
    case 'reconnecting':
      return quietMs >= limitMs;
    case 'offline':
      return quietMs >= Math.max(limitMs, leastOfflineMs);
    default:
      return false;
  }
}
