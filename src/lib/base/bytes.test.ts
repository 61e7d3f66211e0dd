import { expect, it } from 'vitest';
import { release } from './bytes.js';

it('a buffer that was given back is empty', () => {
  const buffer = new ArrayBuffer(1_000);
  release(buffer);
  expect(buffer.byteLength).toBe(0);
});
