import { expect, it } from 'vitest';
import { FrameOrder } from './frame-order.js';

const frame = (index: number): ArrayBuffer => new ArrayBuffer(index);

it('[FT4] hands out frames in the order in which they were sealed', () => {
  const order = new FrameOrder();
  const due = [2, 0, 1, 4, 3].map((index) => {
    expect(order.push(index, frame(index))).toBe(true);
    return order.take().map(({ byteLength }) => byteLength);
  });
  expect(due).toEqual([[], [0], [1, 2], [], [3, 4]]);
});

it('[FT5] refuses a place that is taken, and one further ahead than any sender gets', () => {
  const order = new FrameOrder();
  order.push(0, frame(0));
  expect(order.push(0, frame(0))).toBe(false);
  order.push(2, frame(2));
  expect(order.push(2, frame(2))).toBe(false);
  order.take();
  expect(order.push(1_024, frame(9))).toBe(true);
  expect(order.push(1_025, frame(9))).toBe(false);
  expect(order.push(0xffff_ffff, frame(9))).toBe(false);
});

it('[FT5] holds no more than 1,024 frames, however small, whether an earlier one or the disk keeps them waiting', () => {
  for (const first of [0, 1]) {
    const order = new FrameOrder();
    let held = 0;
    for (let index = first; index < 100_000; index++) if (order.push(index, frame(1))) held++;
    expect(held).toBe(1_024 - first);
    order.take();
    expect(order.push(1_024, frame(1))).toBe(first === 0);
  }
});

it('[FT17] tells over which connections frames came from behind the awaited one', () => {
  const order = new FrameOrder();
  order.push(0, frame(1), 1);
  expect([order.awaited, order.overtakers]).toEqual([1, new Set()]);
  order.push(2, frame(1), 2);
  order.push(4, frame(1));
  expect([order.awaited, order.overtakers]).toEqual([1, new Set([2, undefined])]);
  order.push(1, frame(1), 3);
  expect([order.awaited, order.overtakers]).toEqual([3, new Set([undefined])]);
});
