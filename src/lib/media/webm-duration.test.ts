import { expect, it } from 'vitest';
import { durationBytes, makeDurationPlace } from './webm-duration.js';

// an EBML header, an open-ended segment, and an Info of seven bytes: TimecodeScale 1,000,000
const beginning = new Uint8Array([
  0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x15,
  0x49, 0xa9, 0x66, 0x87, 0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40, 0x16, 0x54, 0xae, 0x6b
]);

it('[ST9] makes place for a duration in the header, and moves nothing else', () => {
  const place = makeDurationPlace(beginning)!;
  expect(place.bytes.length).toBe(beginning.length + 11 + 7);
  place.bytes.set(durationBytes(61_500), place.at);
  expect(new DataView(place.bytes.buffer).getFloat64(place.at)).toBe(61_500);
  expect([...place.bytes.subarray(place.at - 3, place.at)]).toEqual([0x44, 0x89, 0x88]);
  // the Info is eleven bytes longer, in a size of eight bytes
  expect([...place.bytes.subarray(21, 29)]).toEqual([0x01, 0, 0, 0, 0, 0, 0, 18]);
  expect([...place.bytes.subarray(-11)]).toEqual([...beginning.subarray(-11)]);
});

it('[ST9] leaves alone what has a duration already, or is no WebM', () => {
  expect(makeDurationPlace(makeDurationPlace(beginning)!.bytes)).toBeUndefined();
  expect(makeDurationPlace(new Uint8Array([0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70]))).toBeUndefined();
  expect(makeDurationPlace(new Uint8Array(0))).toBeUndefined();
});
