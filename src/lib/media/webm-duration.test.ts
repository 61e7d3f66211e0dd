import { expect, it } from 'vitest';
import { durationBytes, makeDurationPlace, type DurationPlace } from './webm-duration.js';

// an EBML header, an open-ended segment, and an Info of seven bytes: TimecodeScale 1,000,000
const beginning = new Uint8Array([
  0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x15,
  0x49, 0xa9, 0x66, 0x87, 0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40, 0x16, 0x54, 0xae, 0x6b
]);

it('[ST9] makes place for a duration in the header, and moves nothing else', () => {
  const place = makeDurationPlace(beginning) as DurationPlace;
  expect(place.bytes.length).toBe(beginning.length + 11 + 7);
  place.bytes.set(durationBytes(61_500), place.at);
  expect(new DataView(place.bytes.buffer).getFloat64(place.at)).toBe(61_500);
  expect([...place.bytes.subarray(place.at - 3, place.at)]).toEqual([0x44, 0x89, 0x88]);
  // the Info is eleven bytes longer, in a size of eight bytes
  expect([...place.bytes.subarray(21, 29)]).toEqual([0x01, 0, 0, 0, 0, 0, 0, 18]);
  expect([...place.bytes.subarray(-11)]).toEqual([...beginning.subarray(-11)]);
});

it('[ST9] waits until the header is whole, however small the pieces are in which it comes', () => {
  const header = beginning.length - 4;
  for (let length = 0; length < header; length++)
    expect(makeDurationPlace(beginning.slice(0, length))).toBe('more');
  expect(makeDurationPlace(beginning.slice(0, header))).toMatchObject({ length: 8 });
});

it('[ST9] uses the duration that is there already, of four bytes or eight', () => {
  const place = makeDurationPlace(beginning) as DurationPlace;
  expect(makeDurationPlace(place.bytes)).toEqual(place);
  const short = new Uint8Array([
    ...beginning.subarray(0, 21),
    0x8e,
    ...beginning.subarray(22, 29),
    0x44,
    0x89,
    0x84,
    0,
    0,
    0,
    0
  ]);
  expect(makeDurationPlace(short)).toMatchObject({ at: short.length - 4, length: 4 });
  expect(new DataView(durationBytes(1_500, 4).buffer).getFloat32(0)).toBe(1_500);
});

it('[ST9] leaves alone what is no WebM, or hides its header', () => {
  expect(makeDurationPlace(new Uint8Array([0, 0, 0, 32, 0x66, 0x74, 0x79, 0x70]))).toBeUndefined();
  const endless = new Uint8Array(5_000);
  endless.set(beginning.subarray(0, 17));
  expect(makeDurationPlace(endless)).toBeUndefined();
});
