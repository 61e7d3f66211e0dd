import type { Role } from '../base/roles.js';
import { encodePeerKeys, type PeerKeys } from './identity.js';
import { deriveKey, type RootKey } from './keys.js';

/** Numbers in a safety code. */
const safetyCodeLength = 7;

/**
 * Seven numbers from 0 to 63 (42 bits) that both sides show as pictures. The same for the whole session, for it
 * comes from the root key and both sides' public keys (SC1).
 */
export function safetyCodeOf(root: RootKey, keys: Record<Role, PeerKeys>): readonly number[] {
  const bytes = deriveKey(
    root,
    'safety-code',
    encodePeerKeys(keys.technician),
    encodePeerKeys(keys.customer)
  );
  // Six bits of each byte; the bytes are independent, so nothing is lost by leaving the others.
  return Array.from(bytes.subarray(0, safetyCodeLength), (byte) => byte & 0x3f);
}
