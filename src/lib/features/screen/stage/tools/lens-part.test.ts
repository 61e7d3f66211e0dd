import { expect, it } from 'vitest';
import { lensPart } from './lens-part.js';

const natural = { width: 1920, height: 1080 };

it('[ST3] shows one pixel as one pixel of a picture that was shrunk, around the place under the pointer', () => {
  expect(lensPart({ place: { x: 0.5, y: 0.5 }, natural, pixels: 300, zoom: 0.4 })).toEqual({
    x: 810,
    y: 390,
    size: 300
  });
});

it('[ST3] shows twice as much of a picture that is not shrunk', () => {
  expect(lensPart({ place: { x: 0, y: 0 }, natural, pixels: 300, zoom: 1 }).size).toBe(150);
});
