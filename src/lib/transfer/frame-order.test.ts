import { expect, it } from 'vitest';
import { FrameOrder } from './frame-order.js';

const frame = (index: number): ArrayBuffer => new ArrayBuffer(index);

it('[FT4] hands out frames in the order in which they were sealed', () => {
  const order = new FrameOrder();
  const due = [2, 0, 1, 4, 3].map((index) =>
    order.push(index, frame(index))?.map(({ byteLength }) => byteLength)
  );
  expect(due).toEqual([[], [0], [1, 2], [], [3, 4]]);
});

it('[FT5] refuses a place that is taken, and one further ahead than any sender gets', () => {
  const order = new FrameOrder();
  order.push(0, frame(0));
  expect(order.push(0, frame(0))).toBeUndefined();
  order.push(2, frame(2));
  expect(order.push(2, frame(2))).toBeUndefined();
  expect(order.push(1_024, frame(9))).toEqual([]);
  expect(order.push(1_025, frame(9))).toBeUndefined();
  expect(order.push(0xffff_ffff, frame(9))).toBeUndefined();
});
