import { concat, fromHex, utf8, type Bytes } from '../base/bytes.js';
import type { Role } from '../base/roles.js';
import { agree } from '../handshake/identity.js';
import { asKey, deriveKey } from '../handshake/keys.js';
import type { SessionKeys } from './session-keys.js';

/**
 * The key of one file in one direction (FT5). It is made of what outlives connections and pages, so that a transfer
 * can go on after both; `undefined` before the other side is known.
 */
export function fileKeyOf(
  { rootKey, identity, peer }: Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>,
  sender: Role,
  id: string
): Bytes | undefined {
  const shared = peer && agree(identity, peer.agreement);
  const file = fromHex(id);
  if (!shared || !file) return undefined;
  return deriveKey(asKey('files', concat(rootKey, shared)), 'file', utf8(sender), file);
}
