import { concat, type Bytes } from '../../base/bytes.js';
import { agree } from '../../handshake/identity.js';
import { asKey, deriveKey } from '../../handshake/keys.js';
import type { SessionKeys } from '../join/session-keys.js';

/**
 * A key of a feature that both sides derive alike, over connections and pages; `undefined` before the other side is
 * known. No two features have a label in common, so no two come to the same key.
 */
export function featureKeyOf(
  { rootKey, identity, peer }: Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>,
  label: string,
  ...parts: Uint8Array[]
): Bytes | undefined {
  const shared = peer && agree(identity, peer.agreement);
  return shared && deriveKey(asKey('feature', concat(rootKey, shared)), label, ...parts);
}
