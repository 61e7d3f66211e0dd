import { expect, it } from 'vitest';
import { numberBytes, sizePlaces } from './webm-size.js';

const element = (id: readonly number[], content: readonly number[]): number[] => [
  ...id,
  0x80 | content.length,
  ...content
];
const track = (video: readonly number[]): number[] =>
  element(
    [0xae],
    [
      ...element([0xd7], [1]),
      ...element(
        [0x86],
        [...'V_VP9'].map((c) => c.charCodeAt(0))
      ),
      ...video
    ]
  );
const header = (video: readonly number[]): Uint8Array =>
  new Uint8Array([
    ...[0x1a, 0x45, 0xdf, 0xa3, 0x80],
    // an open-ended segment
    ...[0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ...element([0x15, 0x49, 0xa9, 0x66], [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40]),
    ...element([0x16, 0x54, 0xae, 0x6b], track(video))
  ]);
const picture = element(
  [0xe0],
  [...element([0xb0], [0x01, 0x90]), ...element([0xba], [0x01, 0x2c]), ...element([0x53, 0xc0], [1])]
);

it('[ST9] finds where the header says how large the pictures are, as soon as that is there', () => {
  const bytes = header(picture);
  const places = sizePlaces(bytes)!;
  const read = ({ at, length }: { at: number; length: number }): number[] => [
    ...bytes.subarray(at, at + length)
  ];
  expect([read(places.width), read(places.height)]).toEqual([
    [0x01, 0x90],
    [0x01, 0x2c]
  ]);
  for (let length = 0; length < bytes.length; length++)
    expect(sizePlaces(bytes.subarray(0, length))).toBeUndefined();
});

it('[ST9] leaves alone what has no picture, or a number without room', () => {
  expect(sizePlaces(header([]))).toBeUndefined();
  expect(sizePlaces(new Uint8Array(5_000))).toBeUndefined();
  expect(numberBytes(1280, { at: 0, length: 2 })).toEqual(new Uint8Array([0x05, 0x00]));
  expect(numberBytes(1280, { at: 0, length: 1 })).toBeUndefined();
  expect(numberBytes(1280, { at: 0, length: 4 })).toEqual(new Uint8Array([0, 0, 0x05, 0x00]));
});
