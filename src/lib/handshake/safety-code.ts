import type { Role } from '../base/roles.js';
import { encodePeerKeys, type PeerKeys } from './identity.js';
import { deriveKey, type RootKey } from './keys.js';
import type { CodeNonces } from './session-code.js';

/** Numbers in a safety code. */
const safetyCodeLength = 7;

/**
 * Seven numbers from 0 to 63 (42 bits) that both sides show as pictures. The same for the whole session, for it
 * comes from what does not change in it: the root key, both sides' public keys and their nonces (SC1, SC3). A
 * session of version 1 has no nonces.
 */
export function safetyCodeOf(
  root: RootKey,
  keys: Record<Role, PeerKeys>,
  nonces?: CodeNonces
): readonly number[] {
  const both = [encodePeerKeys(keys.technician), encodePeerKeys(keys.customer)];
  const bytes = nonces
    ? deriveKey(root, 'safety-code-2', ...both, nonces.technician, nonces.customer)
    : deriveKey(root, 'safety-code', ...both);
  // Six bits of each byte; the bytes are independent, so nothing is lost by leaving the others.
  return Array.from(bytes.subarray(0, safetyCodeLength), (byte) => byte & 0x3f);
}
