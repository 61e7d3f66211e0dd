import { expect, it } from 'vitest';
import { readHeader, writeHeader } from './chunk.js';

it('[FT4] what is shorter or longer than a frame, or no bytes, is none', () => {
  const framed = (bytes: number): ArrayBuffer => {
    const frame = new ArrayBuffer(bytes);
    writeHeader(frame, 7, 9);
    return frame;
  };
  expect(readHeader(framed(24))).toEqual({ stream: 7, index: 9 });
  expect(readHeader(framed(262_144))).toEqual({ stream: 7, index: 9 });
  expect(readHeader(framed(23))).toBeUndefined();
  expect(readHeader(framed(262_145))).toBeUndefined();
  for (const other of [undefined, 'text', new Uint8Array(100)]) expect(readHeader(other)).toBeUndefined();
});
