import { expect, it } from 'vitest';
import * as v from 'valibot';
import { timeSchema } from './messages.js';

it('[LC12] a limit is of five minutes to eight hours', () => {
  const isLimit = (minutes: number): boolean => v.is(timeSchema, { type: 'time-limit', minutes });
  expect([4, 5, 480, 481, 5.5, Number.NaN].map(isLimit)).toEqual([false, true, true, false, false, false]);
});
