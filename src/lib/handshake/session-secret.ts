import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import { assert } from '../base/errors.js';
import { encodePeerKeys, publicKeyBytes, type PeerKeys } from './identity.js';
import { asKey, type RootKey } from './keys.js';

export const seedBytes = 32;

export interface SessionSecret {
  rootKey: RootKey;
  /** Opens the commitment; the technician keeps it and shows it in admission. */
  seed: Bytes;
}

/**
 * A root key that commits to the technician's keys: SHA-256('tincan/1/root' ‖ seed ‖ signing ‖ agreement). All
 * parts have fixed lengths. Whoever holds it can tell the technician from everybody else (KY5;
 * docs/decisions/0001-root-key-commits-to-technician.md).
 */
export function makeSessionSecret(technician: PeerKeys, random = randomBytes): SessionSecret {
  assert(hasKeyLengths(technician), 'public keys have 32 bytes');
  const seed = random(seedBytes);
  return { rootKey: commit(seed, technician), seed };
}

/** Did the root key's maker mean these keys? Never throws. */
export const isProvenBy = (rootKey: RootKey, seed: Uint8Array, keys: PeerKeys): boolean =>
  seed.length === seedBytes && hasKeyLengths(keys) && equalBytes(rootKey, commit(seed, keys));

const commit = (seed: Uint8Array, technician: PeerKeys): RootKey =>
  asKey('root', sha256(concat(utf8('tincan/1/root'), seed, encodePeerKeys(technician))));

const hasKeyLengths = (keys: PeerKeys): boolean =>
  keys.signing.length === publicKeyBytes && keys.agreement.length === publicKeyBytes;
