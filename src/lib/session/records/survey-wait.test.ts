import { expect, it, vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { waitForSurvey } from './survey-wait.js';

it('[SV2] keeps the way open for ten minutes behind the end, and closes it once', () => {
  const clock = manualClock();
  const close = vi.fn();
  const end = waitForSurvey(clock, close);
  clock.advance(10 * 60_000 - 1);
  expect(close).not.toHaveBeenCalled();
  clock.advance(1);
  expect(close).toHaveBeenCalledOnce();
  end();
  expect(close).toHaveBeenCalledOnce();
});

it('[SV2] closes the way as soon as there is an answer', () => {
  const clock = manualClock();
  const close = vi.fn();
  const end = waitForSurvey(clock, close);
  end();
  end();
  clock.advance(20 * 60_000);
  expect(close).toHaveBeenCalledOnce();
});
