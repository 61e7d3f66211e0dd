import { expect, it } from 'vitest';
import { isScreenUnderWay } from './under-way.js';

it('[LC11] is held by a screen of either side', () => {
  for (const phase of ['asking', 'starting', 'live'] as const)
    expect(isScreenUnderWay({ state: { phase }, own: [] })).toBe(true);
  expect(isScreenUnderWay({ state: { phase: 'idle' }, own: [] })).toBe(false);
  expect(isScreenUnderWay({ state: { phase: 'idle' }, own: [{}] })).toBe(true);
});
