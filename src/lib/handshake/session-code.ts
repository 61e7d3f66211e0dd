/** The two parts of a safety code that no side can choose after it knows the other's (rules AD11 to AD13). */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, utf8, type Bytes } from '../base/bytes.js';
import type { Role } from '../base/roles.js';
import type { PeerKeys, SessionIdentity } from './identity.js';
import { asKey, deriveKey, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';

/** Of each side one, 32 bytes. */
export type CodeNonces = Readonly<Record<Role, Uint8Array>>;

/** What one side keeps of its session's code. */
export interface SessionCode {
  /** Technician: the key from which its nonces are made. Customer: its nonce. */
  readonly secret: Bytes;
  /** Customer: since the first answer to its commitment. Technician: since the first admission. */
  nonces: CodeNonces | undefined;
}

/**
 * The secret comes from the session's own keys: it lasts as long as they do, also through a page of version 1 that
 * writes the record again without what it does not know (AD16).
 */
export const sessionCodeOf = (
  role: Role,
  { agreement }: SessionIdentity,
  nonces?: CodeNonces
): SessionCode => ({
  secret: deriveKey(asKey('identity', concat(agreement.secretKey)), 'code-secret', utf8(role)),
  nonces
});

/** Fixes the customer's nonce and keys without showing them. */
export const commitmentOf = (rootKey: RootKey, nonce: Uint8Array, keys: PeerKeys): Bytes =>
  sha256(lvCat(utf8('tincan/2/code'), rootKey, nonce, keys.signing, keys.agreement));

/** The technician's nonce: to one commitment always the same, to another one an independent one. */
export const codeNonceFor = ({ secret }: SessionCode, commitment: Uint8Array): Bytes =>
  deriveKey(asKey('code', secret), 'code-nonce', commitment);
