import { expect, it } from 'vitest';
import { mostMegabytes, type Memory } from './memory.js';

const memory = (megabytes: number, held: Partial<Memory['held']> = {}): Memory => ({
  megabytes,
  heap: 0,
  nodes: 0,
  listeners: 0,
  held: { lines: 0, marks: 0, files: 0, ...held }
});

it('a tenth more is allowed, and a little for what the sessions hold more than then', () => {
  const warm = memory(100, { lines: 500, marks: 10, files: 10 });
  expect(mostMegabytes(warm, memory(0, warm.held), 30)).toBeCloseTo(110);
  expect(mostMegabytes(warm, memory(0, { ...warm.held, lines: 1_500 }), 30)).toBeCloseTo(116);
  expect(mostMegabytes(warm, memory(0, { lines: 500, marks: 110, files: 60 }), 30)).toBeCloseTo(112);
  expect(mostMegabytes(warm, memory(0, warm.held), 2)).toBeCloseTo(118);
});
