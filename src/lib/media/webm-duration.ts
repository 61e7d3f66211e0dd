/**
 * A recorder writes WebM as a live stream, without saying how long it will be, and players then show no length and
 * cannot seek. This puts a Duration into the header while the file begins, to be filled in as it grows.
 * https://www.matroska.org/technical/elements.html
 */
import { indexOf, readSize } from './ebml.js';

const infoId = [0x15, 0x49, 0xa9, 0x66];
const durationId = [0x44, 0x89];
const fileId = [0x1a, 0x45, 0xdf, 0xa3];
/** The header is in the first few hundred bytes. */
const searchBytes = 4_096;

export interface DurationPlace {
  /** The beginning of the file with a place for the duration. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where in the file the number is. */
  at: number;
  /** How many bytes it has. */
  length: 4 | 8;
}

/**
 * @param beginning what there is of the file so far: a recorder's first piece may be a single byte of the header
 * @returns `more` when the header is not whole yet; `undefined` where it is no such file
 */
export function makeDurationPlace(beginning: Uint8Array<ArrayBuffer>): DurationPlace | 'more' | undefined {
  if (fileId.some((byte, at) => at < beginning.length && beginning[at] !== byte)) return undefined;
  const more = beginning.length < searchBytes ? 'more' : undefined;
  const info = indexOf(beginning.subarray(0, searchBytes), infoId);
  const size = info === -1 ? undefined : readSize(beginning, info + infoId.length);
  if (!size || size.end + size.value > beginning.length) return more;
  const known = indexOf(beginning.subarray(size.end, size.end + size.value), durationId);
  if (known !== -1) {
    const at = size.end + known + durationId.length + 1;
    const length = beginning[at - 1]! & 0x7f;
    return length === 4 || length === 8 ? { bytes: beginning, at, length } : undefined;
  }
  const element = new Uint8Array([...durationId, 0x88, 0, 0, 0, 0, 0, 0, 0, 0]);
  const head = beginning.subarray(0, info + infoId.length);
  const rest = beginning.subarray(size.end);
  const newSize = eightByteSize(size.value + element.length);
  const bytes = new Uint8Array(head.length + newSize.length + element.length + rest.length);
  bytes.set(head);
  bytes.set(newSize, head.length);
  bytes.set(element, head.length + newSize.length);
  bytes.set(rest, head.length + newSize.length + element.length);
  return { bytes, at: head.length + newSize.length + 3, length: 8 };
}

/** The bytes that go there. Recorders count in milliseconds. */
export function durationBytes(milliseconds: number, length: 4 | 8 = 8): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  if (length === 8) view.setFloat64(0, milliseconds);
  else view.setFloat32(0, milliseconds);
  return bytes;
}

function eightByteSize(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  bytes[0] = 0x01;
  return bytes;
}
