import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url, toHex, utf8, type Bytes } from '../base/bytes.js';
import { otherRole, type Role } from '../base/roles.js';
import { lvCat } from './lv-cat.js';

/** A secret that may be used for one purpose only; the type keeps it from being taken for another. */
export type Key<P extends string> = Bytes & { readonly __purpose: P };

/** 32 bytes known only to the participants of one session; everything else is derived from it. */
export type RootKey = Key<'root'>;

const rootKeyBytes = 32;

/** Names the purpose of fresh key material. The bytes are not copied. */
export const asKey = <P extends string>(_purpose: P, bytes: Bytes): Key<P> => bytes as Key<P>;

/** A root key from a link, a rendezvous or storage; `undefined` when the length is wrong. */
export const parseRootKey = (bytes: Uint8Array): RootKey | undefined =>
  bytes.length === rootKeyBytes ? asKey('root', Uint8Array.from(bytes)) : undefined;

/**
 * 32 bytes for one purpose: HKDF-SHA-256 (RFC 5869) without salt, with `tincan/1/<purpose>` and the context as
 * info, each behind its length. Rules KY1 and KY2.
 */
export function deriveKey<P extends string>(from: Key<string>, purpose: P, ...context: Uint8Array[]): Key<P> {
  const info = lvCat(utf8(`tincan/1/${purpose}`), ...context);
  return asKey(purpose, hkdf(sha256, from, undefined, info, 32));
}

/** Names the session in storage and logs: 32 hex digits from which the root key cannot be found. */
export const sessionIdOf = (root: RootKey): string => toHex(deriveKey(root, 'session-id').subarray(0, 16));

/** The eight digits that people use for a session. `id` is what `sessionIdOf` gave. */
export const sessionNumberOf = (id: string): string =>
  String(parseInt(id.slice(0, 12), 16) % 100_000_000).padStart(8, '0');

/** The room in which the connection is signalled; nobody without the root key can find or read it. */
export interface PrivateRoom {
  /** 128 bits, base64url. */
  appId: string;
  /** 128 bits, base64url. */
  roomId: string;
  /** 256 bits, base64url. */
  password: string;
}

export const privateRoomOf = (root: RootKey): PrivateRoom => ({
  appId: toBase64Url(deriveKey(root, 'room-app-id').subarray(0, 16)),
  roomId: toBase64Url(deriveKey(root, 'room-id').subarray(0, 16)),
  password: toBase64Url(deriveKey(root, 'room-password'))
});

/** Where the two sides of one admission still hear each other when the way between them is lost (KY7). */
export interface RelayLaneKeys {
  /** 128 bits, base64url. */
  topic: string;
  /** Of what this side says. */
  sendKey: Key<'relay-lane'>;
  /** Of what the other side says: what comes back to its sender does not open. */
  receiveKey: Key<'relay-lane'>;
}

export const relayLaneOf = (linkKey: Key<'link'>, role: Role): RelayLaneKeys => ({
  topic: toBase64Url(deriveKey(linkKey, 'relay-lane-topic').subarray(0, 16)),
  sendKey: deriveKey(linkKey, 'relay-lane', utf8(role)),
  receiveKey: deriveKey(linkKey, 'relay-lane', utf8(otherRole(role)))
});
