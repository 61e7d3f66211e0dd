import { describe, expect, it } from 'vitest';
import { isInactive } from './inactivity.js';
import { TimeOutHolds } from './time-out-holds.js';

const minute = 60_000;
const facts = { status: 'active', activeAt: 0, isBusy: false } as const;

describe('the inactivity time-out', () => {
  it('[LC11] counts from the last look at the console and the last thing that happened', () => {
    expect(isInactive(facts, 0, minute, minute)).toBe(true);
    expect(isInactive(facts, 0, minute, minute - 1)).toBe(false);
    expect(isInactive(facts, 30_000, minute, minute)).toBe(false);
    expect(isInactive({ ...facts, activeAt: 30_000 }, 0, minute, minute)).toBe(false);
  });

  it('[LC11] never ends what is held, waits or is under way, and is off by default', () => {
    expect(isInactive({ ...facts, isBusy: true }, 0, minute, 99 * minute)).toBe(false);
    for (const status of ['on-hold', 'waiting', 'connecting', 'rebooting'] as const) {
      expect(isInactive({ ...facts, status }, 0, minute, 99 * minute)).toBe(false);
    }
    expect(isInactive(facts, 0, 0, 99 * minute)).toBe(false);
  });

  it('[LC11] ends an offline session after eight minutes at the earliest', () => {
    const offline = { ...facts, status: 'offline' } as const;
    expect(isInactive(offline, 0, minute, 7 * minute)).toBe(false);
    expect(isInactive(offline, 0, minute, 8 * minute)).toBe(true);
    expect(isInactive({ ...facts, status: 'reconnecting' }, 0, minute, minute)).toBe(true);
  });

  it('[LC11] is held by whoever says so, until it is taken back', () => {
    const holds = new TimeOutHolds();
    let isSaving = false;
    const release = holds.add(() => isSaving);
    expect(holds.isHeld).toBe(false);
    isSaving = true;
    expect(holds.isHeld).toBe(true);
    release();
    expect(holds.isHeld).toBe(false);
  });
});
