import * as v from 'valibot';
import { textOf } from '../base/bytes.js';
import { parseJson } from '../base/json.js';

/** `drop`: trystero must not see this frame. `hostile`: there were so many of them that it is no accident. */
type FrameVerdict = 'pass' | 'drop' | 'hostile';

/** Wire format of trystero 0.25: `shared-peer.mjs` (outer frame) and `action-wire.mjs` (inner). */
const roomFrame = 1;
const presenceFrame = 2;
const typeLength = 32;
const tagIndex = 34;
const payloadIndex = 36;
const lastFlag = 1;
const metaFlag = 2;
const binaryFlag = 4;
const jsonFlag = 8;

/** Frames of each kind in the life of one connection, and payload bytes of one frame. Everything else is dropped. */
const budgets: Record<string, { frames: number; bytes: number }> = {
  presence: { frames: 16, bytes: 0 },
  '@_hsdata': { frames: 24, bytes: 8 * 1024 },
  '@_hsready': { frames: 4, bytes: 0 },
  '@_leave': { frames: 4, bytes: 0 },
  '@_signal': { frames: 64, bytes: 2 * 1024 }
};
const toleratedDrops = 64;

/** Candidates found after the connection was made may pass; a description could add media to it and may not. */
const lateCandidate = v.object({ type: v.literal('candidate'), sdp: v.string() });

interface Frame {
  room: string;
  kind: string;
  payload: Uint8Array;
  tag: number;
}

/**
 * Stands in front of trystero's own data channel, which serves us for the handshake only. Trystero keeps what it
 * cannot place (unknown rooms, unknown actions, unfinished chunks) without any bound, from peers nobody admitted, too.
 */
export class FrameGate {
  readonly #left = new Map(Object.entries(budgets).map(([kind, { frames }]) => [kind, frames]));
  #room: string | undefined;
  #dropped = 0;

  get dropped(): number {
    return this.#dropped;
  }

  judge(data: unknown): FrameVerdict {
    if (this.#isExpected(data)) return 'pass';
    return ++this.#dropped > toleratedDrops ? 'hostile' : 'drop';
  }

  #isExpected(data: unknown): boolean {
    const frame = data instanceof ArrayBuffer ? parseFrame(new Uint8Array(data)) : undefined;
    const left = frame && this.#left.get(frame.kind);
    // An app id is used for one room only, so one connection speaks of one room.
    if (!frame || !left || !isWellFormed(frame) || frame.room !== (this.#room ??= frame.room)) return false;
    this.#left.set(frame.kind, left - 1);
    return true;
  }
}

function parseFrame(bytes: Uint8Array): Frame | undefined {
  const [version] = bytes;
  if (version !== roomFrame && version !== presenceFrame) return undefined;
  const header = version === roomFrame ? 3 : 4;
  const roomLength = ((bytes[header - 2] ?? 0) << 8) | (bytes[header - 1] ?? 0);
  const room = textOf(bytes.subarray(header, header + roomLength)) ?? '';
  const inner = bytes.subarray(header + roomLength);
  if (version === presenceFrame) return { room, kind: 'presence', payload: inner, tag: lastFlag };
  if (inner.length < payloadIndex) return undefined;
  const kind = (textOf(inner.subarray(0, typeLength)) ?? '').replace(/\0+$/, '');
  return { room, kind, payload: inner.subarray(payloadIndex), tag: inner[tagIndex] ?? 0 };
}

function isWellFormed({ room, kind, payload, tag }: Frame): boolean {
  const isWhole = (tag & lastFlag) !== 0 && (tag & metaFlag) === 0;
  if (!/^[0-9a-f]{64}$/.test(room) || !isWhole || payload.length > (budgets[kind]?.bytes ?? 0)) return false;
  // Trystero flags binary payloads as JSON, too.
  const isJson = (tag & (jsonFlag | binaryFlag)) === jsonFlag;
  if (kind === '@_signal') return isJson && v.is(lateCandidate, jsonOf(payload));
  return !isJson || jsonOf(payload) !== undefined;
}

/** The value, or `undefined` when the bytes are no JSON: trystero would throw. */
const jsonOf = (bytes: Uint8Array): unknown => parseJson(textOf(bytes) ?? '');
