import { describe, expect, it } from 'vitest';
import { manualClock } from '../../../base/clock.js';
import { TimeLimit, type SavedTimeLimit } from './time-limit.svelte.js';

const minute = 60_000;

function setup(saved?: SavedTimeLimit) {
  const clock = manualClock(1_000);
  let over = 0;
  const limit = new TimeLimit(clock, saved, { onOver: () => over++, onChange: () => undefined });
  return { clock, limit, over: () => over };
}

describe('the time limit of a session', () => {
  it('[LC12] ends the session once its time is over', () => {
    const { clock, limit, over } = setup();
    limit.set(60, true);
    clock.advance(60 * minute - 1);
    expect(over()).toBe(0);
    clock.advance(1);
    expect(over()).toBe(1);
  });

  it('[LC12] the technician sets it once; only the customer prolongs it', () => {
    const { limit } = setup();
    limit.set(60, true);
    limit.set(480, true);
    expect(limit.leftMs).toBe(60 * minute);
    limit.extend();
    expect(limit.leftMs).toBe(120 * minute);
  });

  it('[LC12] stands still on hold', () => {
    const { clock, limit, over } = setup();
    limit.set(60, true);
    clock.advance(10 * minute);
    limit.run(false);
    clock.advance(600 * minute);
    expect(limit.leftMs).toBe(50 * minute);
    expect(over()).toBe(0);
    limit.run(true);
    clock.advance(50 * minute);
    expect(over()).toBe(1);
  });

  it('[LC12] a reload does not prolong it', () => {
    const { clock, limit, over } = setup({
      minutes: 60,
      leftMs: 5 * minute,
      runningSince: 1_000 - 4 * minute
    });
    expect(limit.leftMs).toBe(minute);
    clock.advance(minute);
    expect(over()).toBe(1);
  });
});
