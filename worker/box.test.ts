import nacl from 'tweetnacl';
import { describe, expect, it } from 'vitest';
import { headerBytes, maxChunkBytes, writeCounter } from '../src/lib/transfer/chunk.js';
import { makeBox, portableBox } from './box.js';

const random = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

const key = random(32);
const run = random(16);

function nonceOf(counter: number, isLast: boolean): Uint8Array {
  const nonce = new Uint8Array(24);
  nonce.set(run);
  writeCounter(nonce.subarray(16), counter, isLast);
  return nonce;
}

const lengths = [
  0,
  1,
  15,
  16,
  17,
  31,
  32,
  33,
  63,
  64,
  65,
  223,
  224,
  225,
  255,
  256,
  1000,
  65_536,
  maxChunkBytes
];

describe.each([
  ['WebAssembly', makeBox],
  ['@noble/ciphers', portableBox]
] as const)('the secretbox of %s', (_name, make) => {
  it.each(lengths)('[FT4] is byte for byte that of tweetnacl, both ways, at %i bytes', async (length) => {
    const box = await make(key, run);
    const chunk = random(length);
    const frame = box.seal(7, 2 ** 40 + length, length % 2 === 0, chunk);
    const theirs = nacl.secretbox(chunk, nonceOf(2 ** 40 + length, length % 2 === 0), key);
    expect(new DataView(frame).getUint32(0)).toBe(7);
    expect(Buffer.compare(new Uint8Array(frame, headerBytes), theirs)).toBe(0);
    const whole = new Uint8Array(headerBytes + theirs.length);
    whole.set(theirs, headerBytes);
    const opened = box.open(whole.buffer, 2 ** 40 + length, length % 2 === 0);
    expect(opened && Buffer.compare(opened, chunk)).toBe(0);
  });

  it('fills a spent frame again, and makes a new one when that is of another length', async () => {
    const box = await make(key, run);
    const chunk = random(1000);
    const frame = box.seal(1, 5, false, chunk);
    const spent = random(frame.byteLength).buffer;
    const filled = box.seal(1, 5, false, chunk, spent);
    expect(filled).toBe(spent);
    expect(Buffer.compare(new Uint8Array(filled), new Uint8Array(frame))).toBe(0);
    const other = box.seal(1, 5, false, chunk, new ArrayBuffer(frame.byteLength + 1));
    expect(Buffer.compare(new Uint8Array(other), new Uint8Array(frame))).toBe(0);
  });

  it('[FT5] opens no chunk with a flipped bit, at another place, or of another end, and goes on after it', async () => {
    const box = await make(key, run);
    const chunk = random(1000);
    const frame = box.seal(1, 5, false, chunk);
    for (const position of [headerBytes, headerBytes + 15, headerBytes + 16, frame.byteLength - 1]) {
      const flipped = frame.slice();
      new Uint8Array(flipped)[position]! ^= 1;
      expect(box.open(flipped, 5, false)).toBeUndefined();
    }
    expect(box.open(frame.slice(0, -1), 5, false)).toBeUndefined();
    expect(box.open(frame, 6, false)).toBeUndefined();
    expect(box.open(frame, 5, true)).toBeUndefined();
    expect(box.open(new ArrayBuffer(3), 5, false)).toBeUndefined();
    expect(Buffer.compare(box.open(frame, 5, false)!, chunk)).toBe(0);
  });

  it('[FT5] opens nothing of another file or another run', async () => {
    const frame = (await make(key, run)).seal(1, 0, false, random(100));
    expect((await make(random(32), run)).open(frame, 0, false)).toBeUndefined();
    expect((await make(key, random(16))).open(frame, 0, false)).toBeUndefined();
  });
});
