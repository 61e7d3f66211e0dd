import { expect, it } from 'vitest';
import { filterBytes, fits, pixelArea, type PixelBytes } from './frame-filter.js';

const size = { width: 8, height: 4 };
const box = { x: 0.3, y: 0.3, width: 0.2, height: 0.2 };

const i420 = (): PixelBytes => ({
  ...size,
  format: 'I420',
  bytes: new Uint8Array(8 * 4 + 2 * 4 * 2).fill(200),
  planes: [
    { offset: 0, stride: 8 },
    { offset: 32, stride: 4 },
    { offset: 40, stride: 4 }
  ]
});

it('[ST6] blackens whole pairs of pixels, outwards, and never outside of the picture', () => {
  expect(pixelArea(box, size)).toEqual({ left: 2, top: 0, right: 4, bottom: 2 });
  expect(pixelArea({ x: -1, y: 0.9, width: 5, height: 3 }, size)).toEqual({
    left: 0,
    top: 2,
    right: 8,
    bottom: 4
  });
});

it('[ST6] paints a box black in every plane, and leaves all else as it was', () => {
  const picture = i420();
  filterBytes(picture, { boxes: [box], isGray: false });
  const rows = (from: number, stride: number, count: number): number[][] =>
    Array.from({ length: count }, (_, row) => [
      ...picture.bytes.subarray(from + row * stride, from + (row + 1) * stride)
    ]);
  expect(rows(0, 8, 4)).toEqual([
    [200, 200, 16, 16, 200, 200, 200, 200],
    [200, 200, 16, 16, 200, 200, 200, 200],
    [200, 200, 200, 200, 200, 200, 200, 200],
    [200, 200, 200, 200, 200, 200, 200, 200]
  ]);
  for (const plane of [32, 40])
    expect(rows(plane, 4, 2)).toEqual([
      [200, 128, 200, 200],
      [200, 200, 200, 200]
    ]);
});

it('[ST6] does the same where both colours share a plane, and where every pixel has its own', () => {
  const nv12: PixelBytes = {
    ...i420(),
    format: 'NV12',
    planes: [
      { offset: 0, stride: 8 },
      { offset: 32, stride: 8 }
    ]
  };
  filterBytes(nv12, { boxes: [box], isGray: false });
  expect([...nv12.bytes.subarray(32, 40)]).toEqual([200, 200, 128, 128, 200, 200, 200, 200]);
  const rgb: PixelBytes = {
    ...size,
    format: 'BGRX',
    bytes: new Uint8Array(128).fill(200),
    planes: [{ offset: 0, stride: 32 }]
  };
  filterBytes(rgb, { boxes: [box], isGray: false });
  expect([...rgb.bytes.subarray(4, 20)]).toEqual([
    200, 200, 200, 200, 0, 0, 0, 255, 0, 0, 0, 255, 200, 200, 200, 200
  ]);
});

it('[ST4] takes the colours out and keeps the light', () => {
  const picture = i420();
  filterBytes(picture, { boxes: [], isGray: true });
  expect([...new Set(picture.bytes.subarray(0, 32))]).toEqual([200]);
  expect([...new Set(picture.bytes.subarray(32))]).toEqual([128]);
  const rgb: PixelBytes = {
    width: 1,
    height: 1,
    format: 'RGBA',
    bytes: new Uint8Array([255, 0, 0, 255]),
    planes: [{ offset: 0, stride: 4 }]
  };
  filterBytes(rgb, { boxes: [], isGray: true });
  expect([...rgb.bytes]).toEqual([76, 76, 76, 255]);
});

it('[ST18] boxes fit a picture of the size they were drawn on, and no other', () => {
  const rules = { boxes: [box], isGray: false, size };
  expect(fits(rules, { ...size })).toBe(true);
  expect(fits(rules, { width: 7, height: 4 })).toBe(false);
  expect(fits(rules, { width: 4, height: 8 })).toBe(false);
  expect(fits({ ...rules, boxes: [] }, { width: 4, height: 8 })).toBe(true);
});
