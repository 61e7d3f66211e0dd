import { expect, it } from 'vitest';
import { FreezeDetector } from './freeze-detector.js';

it('[ST8] calls a picture at rest no trouble, however long it rests', () => {
  const detector = new FreezeDetector(0);
  expect(detector.freezeAt(600_000)).toBeUndefined();
});

it('[ST8] calls a picture frozen that gets no frame for eight seconds while somebody goes on moving', () => {
  const detector = new FreezeDetector(0);
  detector.noteActivity(2_000);
  expect(detector.freezeAt(9_000)).toBeUndefined();
  detector.noteActivity(4_500);
  expect(detector.freezeAt(7_999)).toBeUndefined();
  expect(detector.freezeAt(8_000)).toBe('still');
  detector.noteFrames(8_100);
  expect(detector.freezeAt(20_000)).toBeUndefined();
});

it('[ST8] does not take the movement for a sign that made the last frame', () => {
  const detector = new FreezeDetector(0);
  detector.noteActivity(500);
  detector.noteActivity(1_400);
  expect(detector.freezeAt(30_000)).toBeUndefined();
});

it('[ST8] calls a picture muted after three seconds without any from the browser', () => {
  const detector = new FreezeDetector(0);
  detector.noteMuted(true, 1_000);
  expect(detector.freezeAt(3_999)).toBeUndefined();
  expect(detector.freezeAt(4_000)).toBe('muted');
  detector.noteMuted(false, 5_000);
  expect(detector.freezeAt(9_000)).toBeUndefined();
});
