import { expect, it } from 'vitest';
import { SlicedQueue } from './sliced-queue.js';

/** Every item takes 3 ms. */
function setup() {
  let time = 0;
  const paused: (() => void)[] = [];
  const done: number[] = [];
  const slices: number[] = [];
  const queue = new SlicedQueue<number>(
    (item) => {
      time += 3;
      done.push(item);
    },
    () => slices.push(done.length),
    { now: () => time, pause: (f) => paused.push(f) }
  );
  return { queue, done, slices, paused };
}

it('[CT8] works on a single entry at once', () => {
  const { queue, done, paused } = setup();
  queue.add([1]);
  expect(done).toEqual([1]);
  expect(paused).toEqual([]);
});

it('[CT8] works through many in slices of 8 ms, in order, with what comes in between', () => {
  const { queue, done, slices, paused } = setup();
  queue.add([1, 2, 3, 4, 5]);
  expect(done).toEqual([1, 2, 3]);
  queue.add([6]);
  expect(done).toHaveLength(3);
  while (paused.length) paused.shift()!();
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
  expect(slices).toEqual([3, 6]);
  expect(queue.isEmpty).toBe(true);
});

it('[CT8] drops what is left when it is cleared', () => {
  const { queue, done, paused } = setup();
  queue.add([1, 2, 3, 4]);
  queue.clear();
  while (paused.length) paused.shift()!();
  expect(done).toEqual([1, 2, 3]);
});
