/**
 * When a status ends by itself. Pure; all times are of the wall clock, so that a laptop that slept for an hour finds
 * that the hour is over.
 */
import type { LifeCycle, Trigger } from './life-cycle.js';
import { offlineAfterMs } from './offline-after.js';

/** The longest a session may be held, and the end of everything (LC7, LC10). */
export const twoWeeksMs = 14 * 24 * 60 * 60_000;

export interface TimeOuts {
  connectingTimeoutMinutes: number;
  waitingTimeoutMinutes: number;
  waitingTimeoutRow: 'stays' | 'goes';
  offlineTimeoutMinutes: number;
}

export interface Deadline {
  at: number;
  trigger: Trigger;
}

/** What comes next without anybody doing anything; `undefined` when nothing does. */
export function deadlineOf(life: LifeCycle, timeOuts: TimeOuts): Deadline | undefined {
  const after = (ms: number, trigger: Trigger): Deadline => ({ at: life.since + ms, trigger });
  switch (life.status) {
    case 'connecting':
      return after(timeOuts.connectingTimeoutMinutes * 60_000, 'time-out');
    case 'waiting':
      return after(
        timeOuts.waitingTimeoutMinutes * 60_000,
        timeOuts.waitingTimeoutRow === 'goes' ? 'time-out-and-remove' : 'time-out'
      );
    case 'reconnecting':
    case 'rebooting':
      return after(offlineAfterMs, 'away-too-long');
    case 'offline':
      return after(timeOuts.offlineTimeoutMinutes * 60_000, 'time-out');
    case 'active':
    case 'on-hold':
      return after(twoWeeksMs, 'time-out');
    case 'timed-out':
      return after(twoWeeksMs, 'system-time-out');
    default:
      return undefined;
  }
}
