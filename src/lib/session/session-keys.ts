import type { Bytes } from '../base/bytes.js';
import type { PeerKeys, SessionIdentity } from '../handshake/identity.js';
import type { RootKey } from '../handshake/keys.js';

/** What lets this side into its session. Never logged; deleted at the session's end. */
export interface SessionKeys {
  rootKey: RootKey;
  /** Technician only: opens the commitment in the root key. */
  seed: Bytes | undefined;
  identity: SessionIdentity;
  /** The other side's keys, once it was admitted. */
  peer: PeerKeys | undefined;
}
