import { expect, it } from 'vitest';
import { endsSoon } from './ends-soon.js';

it('warns in the last five minutes of a limited session, not while its time stands still', () => {
  const endsAt = 1_000_000_000;
  expect(endsSoon({ endsAt, isRunning: true }, endsAt - 300_000)).toBe(false);
  expect(endsSoon({ endsAt, isRunning: true }, endsAt - 299_999)).toBe(true);
  expect(endsSoon({ endsAt, isRunning: false }, endsAt - 1)).toBe(false);
});
