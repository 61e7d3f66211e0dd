import { expect, it } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Announcer } from './announcer.js';

it('[RM8] announces at once, then ever more rarely, then not at all', () => {
  const clock = manualClock();
  const at: number[] = [];
  const announcer = new Announcer(clock, () => at.push(clock.now()));
  announcer.start();
  clock.advance(3_600_000);
  expect(at).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000]);
});

it('[RM8] begins anew with a new reason and stops when there is none', () => {
  const clock = manualClock();
  const at: number[] = [];
  const announcer = new Announcer(clock, () => at.push(clock.now()));
  announcer.start();
  clock.advance(2_000);
  announcer.start();
  clock.advance(500);
  announcer.stop();
  clock.advance(60_000);
  expect(at).toEqual([0, 1_000, 2_000]);
});
