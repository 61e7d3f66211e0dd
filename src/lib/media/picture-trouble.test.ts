import { expect, it } from 'vitest';
import { isAllBlack, TroubleDetector } from './picture-trouble.js';

it('[ST17] a picture that never comes is told from the request on, and no more once it is there', () => {
  const detector = new TroubleDetector(1_000);
  expect(detector.troubleAt(12_999)).toBeUndefined();
  expect(detector.troubleAt(13_000)).toBe('none');
  detector.notePicture();
  expect(detector.troubleAt(60_000)).toBeUndefined();
});

it('[ST17] a picture that stays black is told, one that was black for a moment is not', () => {
  const detector = new TroubleDetector(0);
  detector.noteSample(true, 1_000);
  detector.noteSample(true, 6_999);
  expect(detector.troubleAt(6_999)).toBeUndefined();
  detector.noteSample(true, 7_000);
  expect(detector.troubleAt(7_000)).toBe('black');
  detector.noteSample(false, 8_000);
  expect(detector.troubleAt(8_000)).toBeUndefined();
  detector.noteSample(true, 9_000);
  expect(detector.troubleAt(14_999)).toBeUndefined();
});

it('[ST17] black is what an encoder makes of it; a single bright pixel is a picture', () => {
  expect(isAllBlack([0, 0, 0, 255, 18, 16, 20, 255])).toBe(true);
  expect(isAllBlack([0, 0, 0, 255, 0, 0, 21, 255])).toBe(false);
  expect(isAllBlack([])).toBe(false);
});
