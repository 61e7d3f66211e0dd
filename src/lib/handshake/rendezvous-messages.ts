/** What travels over a relay topic while a PIN becomes a root key (rules RV1 and RV2). */
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url, toHex, utf8, type Bytes } from '../base/bytes.js';
import { assert } from '../base/errors.js';
import { parseJson } from '../base/json.js';
import { lvCat } from './lv-cat.js';
import type { RoomNumber } from './pin.js';

/** The relay topic of one room number: 64 hex digits. */
export const topicOf = (siteId: string, room: RoomNumber): string =>
  toHex(sha256(lvCat(utf8('tincan/1/topic'), utf8(siteId), utf8(room))));

/** UTF-16 units, which are bytes here: a message is ASCII. */
export const maxMessageLength = 2_048;
export const runIdBytes = 16;
export const runNonceBytes = 32;
const shareBytes = 32;
const tagBytes = 64;
const sealedRootBytes = 48;

const bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.transform(fromBase64Url),
    v.custom<Bytes>((value) => value instanceof Uint8Array && value.length === length)
  );

const message = <T extends string, E extends v.ObjectEntries>(t: T, entries: E) =>
  v.strictObject({ v: v.literal(1), t: v.literal(t), ...entries });

/** Why a PIN opens nothing any more. */
const goneReasons = ['expired', 'burned', 'used'] as const;
export type GoneReason = (typeof goneReasons)[number];

const run = bytes(runIdBytes);
/** The technician's nonce, which names the run between this customer and this technician. */
const nonce = bytes(runNonceBytes);

const schema = v.variant('t', [
  /** Customer: is the technician of this room number here? */
  message('hello', { run, nonce }),
  /** Technician: yes, and this is my share. */
  message('offer', { run, nonce, share: bytes(shareBytes) }),
  /** Customer: my share, and that I know the PIN. */
  message('proof', { run, nonce, share: bytes(shareBytes), tag: bytes(tagBytes) }),
  /** Technician: I know it too; the root key, sealed. */
  message('accept', { run, nonce, tag: bytes(tagBytes), sealed: bytes(sealedRootBytes) }),
  /** Technician: that was another PIN. */
  message('refused', { run, nonce, reason: v.literal('wrong') }),
  /** Technician: the PIN is over. With a nonce when it answers a proof. */
  message('gone', { run, nonce: v.optional(nonce), reason: v.picklist(goneReasons) }),
  /** A technician who looks for a free room number. */
  message('who', { id: run }),
  /** Who lives in it. */
  message('taken', { id: run })
]);

export type RendezvousMessage = v.InferOutput<typeof schema>;
export type MessageOf<T extends RendezvousMessage['t']> = Extract<RendezvousMessage, { t: T }>;

/** A message from the relay, or `undefined` for everything else. Never throws. */
export function parseMessage(text: string): RendezvousMessage | undefined {
  if (text.length > maxMessageLength) return undefined;
  const parsed = v.safeParse(schema, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}

export function writeMessage(value: RendezvousMessage): string {
  const text = JSON.stringify(value, (_key, field: unknown) =>
    field instanceof Uint8Array ? toBase64Url(field) : field
  );
  assert(text.length <= maxMessageLength, 'a rendezvous message is short');
  return text;
}
