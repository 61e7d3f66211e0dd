import { ed25519 } from '@noble/curves/ed25519.js';
import type { Bytes } from '../../base/bytes.js';
import type { Role } from '../../base/roles.js';

const keys = { technician: ed25519.keygen(), customer: ed25519.keygen() };

/** Real signatures of two people. */
export const signAs =
  (role: Role) =>
  (bytes: Bytes): Bytes =>
    ed25519.sign(bytes, keys[role].secretKey);

export const verifySigned = (author: Role, bytes: Bytes, signature: Uint8Array): boolean =>
  ed25519.verify(signature, bytes, keys[author].publicKey);
