import { expect, it } from 'vitest';
import { recordingSize } from './recording-size.js';

const size = (width: number, height: number) => ({ width, height });

it('[ST9] a recording grows with what comes, and is never smaller than that', () => {
  expect(recordingSize(undefined, size(401, 299))).toEqual(size(402, 300));
  expect(recordingSize(size(402, 300), size(1280, 720))).toEqual(size(1280, 720));
  expect(recordingSize(size(1280, 720), size(600, 900))).toEqual(size(1280, 900));
  expect(recordingSize(size(1280, 900), size(10, 10))).toEqual(size(1280, 900));
});

it('[ST9] its numbers have room to grow in the header, and an end', () => {
  expect(recordingSize(undefined, size(20, 10))).toEqual(size(256, 256));
  expect(recordingSize(undefined, size(9_000, 2_160))).toEqual(size(3_840, 2_160));
});
