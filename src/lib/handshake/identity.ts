import { ed25519 } from '@noble/curves/ed25519.js';
import nacl from 'tweetnacl/nacl.js';
import { concat, utf8, type Bytes } from '../base/bytes.js';
import { lvCat } from './lv-cat.js';

interface KeyPair {
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

/** One side's own keys for one session. Plain bytes, so that IndexedDB can keep them. */
export interface SessionIdentity {
  /** Ed25519 (RFC 8032); the secret key is the 32-byte seed. */
  signing: KeyPair;
  /** X25519 (RFC 7748). */
  agreement: KeyPair;
}

/** What the other side may know of an identity: 32 bytes each. */
export interface PeerKeys {
  signing: Uint8Array;
  agreement: Uint8Array;
}

export const publicKeyBytes = 32;
export const signatureBytes = 64;

export const makeIdentity = (): SessionIdentity => ({
  signing: ed25519.keygen(),
  agreement: nacl.box.keyPair()
});

export const publicKeysOf = (identity: SessionIdentity): PeerKeys => ({
  signing: identity.signing.publicKey,
  agreement: identity.agreement.publicKey
});

/** Both keys in the order in which they are hashed and sent. */
export const encodePeerKeys = (keys: PeerKeys): Bytes => concat(keys.signing, keys.agreement);

/** A signature made for one purpose is worth nothing for another (KY4). */
const signedBytes = (purpose: string, bytes: Uint8Array): Bytes =>
  lvCat(utf8(`tincan/1/sign/${purpose}`), bytes);

/** 64 bytes. */
export const sign = (identity: SessionIdentity, purpose: string, bytes: Uint8Array): Bytes =>
  ed25519.sign(signedBytes(purpose, bytes), identity.signing.secretKey);

/** Strict RFC 8032 verification; whatever is wrong with any argument is a `false`. */
export function verify(
  signingPublicKey: Uint8Array,
  purpose: string,
  bytes: Uint8Array,
  signature: Uint8Array
): boolean {
  try {
    return ed25519.verify(signature, signedBytes(purpose, bytes), signingPublicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** Is this a point that a signing key can have? Under a point of low order anybody's signature would verify. */
export function isSigningKey(publicKey: Uint8Array): boolean {
  try {
    return !ed25519.Point.fromBytes(publicKey, false).isSmallOrder();
  } catch {
    return false;
  }
}

/** The X25519 secret of both; `undefined` for a key of wrong length or low order. */
export function agree(identity: SessionIdentity, theirs: Uint8Array): Bytes | undefined {
  if (theirs.length !== publicKeyBytes) return undefined;
  const secret = nacl.scalarMult(identity.agreement.secretKey, theirs) as Bytes;
  // all zeros for a key of low order (RFC 7748, section 6.1)
  return secret.some((byte) => byte !== 0) ? secret : undefined;
}
