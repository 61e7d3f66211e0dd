import nacl from 'tweetnacl/nacl.js';
import type { Bytes } from '../base/bytes.js';
import type { Key } from './keys.js';

/** Bytes by which a sealed message is longer. */
export const sealOverhead = 16;
export const nonceBytes = 24;

/** NaCl secretbox (XSalsa20-Poly1305). The caller never uses a nonce twice under one key. */
export const seal = (key: Key<string>, nonce: Bytes, message: Uint8Array): Bytes =>
  nacl.secretbox(message, nonce, key) as Bytes;

/** The message, or `undefined` when it was not sealed so. */
export function unseal(key: Key<string>, nonce: Bytes, sealed: Uint8Array): Bytes | undefined {
  if (sealed.length < sealOverhead) return undefined;
  return (nacl.secretbox.open(sealed, nonce, key) ?? undefined) as Bytes | undefined;
}
