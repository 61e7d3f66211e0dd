import { expect, it } from 'vitest';
import { placeOfRegion, regionOf } from './region-of.js';

it('[BD10] has nine parts, row by row, and an edge belongs to the picture', () => {
  expect(regionOf({ x: 0.1, y: 0.1 })).toBe('top-left');
  expect(regionOf({ x: 0.5, y: 0.5 })).toBe('middle');
  expect(regionOf({ x: 1, y: 0 })).toBe('top-right');
  expect(regionOf({ x: 1.2, y: -3 })).toBe('top-right');
  expect(placeOfRegion('bottom')).toEqual({ column: 1, row: 2 });
});
