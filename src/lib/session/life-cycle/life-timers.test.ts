import { describe, expect, it } from 'vitest';
import { newLifeCycle, step, transitions, type LifeCycle } from './life-cycle.js';
import { deadlineOf, type TimeOuts } from './life-timers.js';
import type { SessionStatus } from '../views.js';

const timeOuts: TimeOuts = {
  connectingTimeoutMinutes: 1,
  waitingTimeoutMinutes: 2,
  waitingTimeoutRow: 'stays',
  offlineTimeoutMinutes: 8
};
const statuses = [...new Set(transitions.map(({ from }) => from))];
const lifeIn = (status: SessionStatus): LifeCycle => ({ ...newLifeCycle(1_000), status, before: 'active' });

describe('time-outs', () => {
  it.each(statuses)('[LC10] what ends %s by itself is a row of the table', (status) => {
    const life = lifeIn(status);
    const deadline = deadlineOf(life, timeOuts);
    expect(!deadline || step(life, deadline.trigger, deadline.at).ok).toBe(true);
  });

  it('[LC10] come from the settings, counted from the beginning of the status', () => {
    expect(deadlineOf(lifeIn('connecting'), timeOuts)).toEqual({ at: 61_000, trigger: 'time-out' });
    expect(deadlineOf(lifeIn('waiting'), timeOuts)).toEqual({ at: 121_000, trigger: 'time-out' });
    expect(deadlineOf(lifeIn('waiting'), { ...timeOuts, waitingTimeoutRow: 'goes' })).toEqual({
      at: 121_000,
      trigger: 'time-out-and-remove'
    });
    expect(deadlineOf(lifeIn('offline'), timeOuts)?.at).toBe(481_000);
  });

  it('[LC5] a restart or a lost way becomes offline after five minutes', () => {
    for (const status of ['reconnecting', 'rebooting'] as const) {
      expect(deadlineOf(lifeIn(status), timeOuts)).toEqual({ at: 301_000, trigger: 'away-too-long' });
    }
  });

  it('[LC7, LC10] two weeks end everything: the session first, then its row', () => {
    const twoWeeksMs = 14 * 24 * 60 * 60_000;
    for (const status of ['active', 'on-hold'] as const) {
      expect(deadlineOf(lifeIn(status), timeOuts)).toEqual({ at: 1_000 + twoWeeksMs, trigger: 'time-out' });
    }
    expect(deadlineOf(lifeIn('timed-out'), timeOuts)).toEqual({
      at: 1_000 + twoWeeksMs,
      trigger: 'system-time-out'
    });
    expect(deadlineOf(lifeIn('closed'), timeOuts)).toBeUndefined();
  });
});
