import { expect, it } from 'vitest';
import * as v from 'valibot';
import { deviceSchema } from './messages.js';

it('[DV1] a browser is recognised by 16 bytes, or not any more', () => {
  const isTaken = (id: unknown): boolean => v.is(deviceSchema, { type: 'device', id });
  expect(isTaken('ab'.repeat(16))).toBe(true);
  expect(isTaken(null)).toBe(true);
  for (const id of ['ab'.repeat(17), 'ab'.repeat(15), 'xy'.repeat(16), undefined])
    expect(isTaken(id)).toBe(false);
});
