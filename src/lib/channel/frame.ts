/**
 * A frame: length of the lane's name (1 byte), the name in ASCII, a counter (6 bytes, big-endian), the message as
 * NaCl secretbox. Rules CH1 to CH3 in docs/protocol.md.
 */
import { concat, utf8, type Bytes } from '../base/bytes.js';
import type { Role } from '../base/roles.js';
import { deriveKey, type Key } from '../handshake/keys.js';
import { nonceBytes, seal, sealOverhead, unseal } from '../handshake/secretbox.js';

export const maxLaneNameLength = 32;
const counterBytes = 6;
/** Counters go from 1 to this; at a million frames a second it would last nine years. */
export const maxCounter = 2 ** 48 - 1;

export type LaneKey = Key<'lane'>;

/** The key of one lane in one direction. A frame that comes back to its sender, or on another lane, opens with none. */
export const laneKeyOf = (linkKey: Key<'link'>, sender: Role, lane: string): LaneKey =>
  deriveKey(linkKey, 'lane', utf8(sender), utf8(lane));

/** Bytes of a frame beyond its message. */
export const frameOverhead = (lane: string): number => 1 + lane.length + counterBytes + sealOverhead;

export function sealFrame(key: LaneKey, lane: string, counter: number, message: Uint8Array): Bytes {
  const count = counterOf(counter);
  return concat(Uint8Array.of(lane.length), utf8(lane), count, seal(key, nonceOf(count), message));
}

/** A frame's parts; nothing about them is proven yet. */
export interface FrameParts {
  lane: string;
  counter: number;
  sealed: Uint8Array;
}

/** `undefined` for what is too short to be a frame. Never throws. */
export function splitFrame(frame: Uint8Array): FrameParts | undefined {
  const nameLength = frame[0] ?? 0;
  const sealedAt = 1 + nameLength + counterBytes;
  if (nameLength === 0 || nameLength > maxLaneNameLength) return undefined;
  if (frame.length < sealedAt + sealOverhead) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset + 1 + nameLength, counterBytes);
  return {
    lane: String.fromCharCode(...frame.subarray(1, 1 + nameLength)),
    counter: view.getUint16(0) * 2 ** 32 + view.getUint32(2),
    sealed: frame.subarray(sealedAt)
  };
}

export const openFrame = (key: LaneKey, { counter, sealed }: FrameParts): Bytes | undefined =>
  unseal(key, nonceOf(counterOf(counter)), sealed);

function counterOf(counter: number): Bytes {
  const bytes = new Uint8Array(counterBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(counter / 2 ** 32));
  view.setUint32(2, counter % 2 ** 32);
  return bytes;
}

/** The key is of one lane in one direction, so the counter alone makes the nonce unique. */
const nonceOf = (count: Bytes): Bytes => concat(new Uint8Array(nonceBytes - counterBytes), count);
