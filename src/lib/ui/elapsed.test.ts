import { describe, expect, it } from 'vitest';
import { elapsed, groupedNumber } from './elapsed.js';

describe('elapsed', () => {
  it('[TC4] shows minutes and seconds, and hours once there are some', () => {
    expect(elapsed(7_400)).toBe('0:07');
    expect(elapsed(3_599_000)).toBe('59:59');
    expect(elapsed(7_447_000)).toBe('2:04:07');
  });

  it('[TC4] never shows a negative time when clocks disagree', () => {
    expect(elapsed(-5_000)).toBe('0:00');
  });

  it('[TC4] groups a session number for reading aloud', () => {
    expect(groupedNumber('40457474')).toBe('4045 7474');
    expect(groupedNumber('1862261')).toBe('1862261');
  });
});
