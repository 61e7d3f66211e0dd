import { describe, expect, it } from 'vitest';
import { anchorAt, offsetsOf, rowAt, topFor, windowOf } from './virtual-rows.js';

const keys = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `${from + i}`);
const noHeights = new Map<string, number>();

describe('a long list', () => {
  it('[UI3] renders only what is near the view', () => {
    const offsets = offsetsOf(keys(0, 10_000), noHeights, 50);
    const { start, end } = windowOf(offsets, 200_000, 600, 400);
    expect(start).toBe(3992);
    expect(end).toBe(4021);
  });

  it('[UI3] takes measured heights over the estimate', () => {
    expect([...offsetsOf(['a', 'b', 'c'], new Map([['b', 120]]), 50)]).toEqual([0, 50, 170, 220]);
  });

  it('[UI3] finds the row at a height, and the nearest one outside', () => {
    const offsets = offsetsOf(['a', 'b', 'c'], noHeights, 50);
    expect([-10, 0, 49, 50, 149, 900].map((y) => rowAt(offsets, y))).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('[UI3] has nothing to render when it is empty', () => {
    const offsets = offsetsOf([], noHeights, 50);
    expect(windowOf(offsets, 0, 600, 400)).toEqual({ start: 0, end: 0 });
    expect(topFor({ at: 'end' }, [], offsets, 600)).toBe(0);
  });
});

describe('scroll position', () => {
  it('[UI4] stays at the end when rows are appended', () => {
    const before = offsetsOf(keys(0, 100), noHeights, 50);
    const anchor = anchorAt(keys(0, 100), before, 100 * 50 - 600, 600);
    expect(anchor).toEqual({ at: 'end' });
    const after = offsetsOf(keys(0, 101), noHeights, 50);
    expect(topFor(anchor, keys(0, 101), after, 600)).toBe(101 * 50 - 600);
  });

  it('[UI4] holds the row in sight when rows are put before it', () => {
    const before = offsetsOf(keys(0, 100), noHeights, 50);
    const anchor = anchorAt(keys(0, 100), before, 1020, 600);
    const after = offsetsOf(keys(-30, 100), noHeights, 50);
    expect(topFor(anchor, keys(-30, 100), after, 600)).toBe(1020 + 30 * 50);
  });

  it('[UI4] holds the row in sight when a row before it turns out higher', () => {
    const all = keys(0, 100);
    const anchor = anchorAt(all, offsetsOf(all, noHeights, 50), 1020, 600);
    expect(topFor(anchor, all, offsetsOf(all, new Map([['3', 80]]), 50), 600)).toBe(1050);
  });

  it('[UI4] gives up a row that is gone', () => {
    expect(
      topFor({ at: 'row', key: 'x', into: 3 }, ['a'], offsetsOf(['a'], noHeights, 50), 600)
    ).toBeUndefined();
  });
});
