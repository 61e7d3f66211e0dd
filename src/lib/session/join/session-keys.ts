import type { Bytes } from '../../base/bytes.js';
import type { Role } from '../../base/roles.js';
import type { AdmissionVersion } from '../../handshake/admission-messages.js';
import { publicKeysOf, type PeerKeys, type SessionIdentity } from '../../handshake/identity.js';
import type { RootKey } from '../../handshake/keys.js';
import { safetyCodeOf } from '../../handshake/safety-code.js';
import { sessionCodeOf, type SessionCode } from '../../handshake/session-code.js';
import type { SafetyCode } from '../views.js';

/** What lets this side into its session. Never logged; deleted at the session's end. */
export interface SessionKeys {
  rootKey: RootKey;
  /** Technician only: opens the commitment in the root key. */
  seed: Bytes | undefined;
  identity: SessionIdentity;
  /** The other side's keys, once it was admitted. */
  peer: PeerKeys | undefined;
  /** What was spoken when the peer was admitted first. A page that knows only version 1 does not write it down. */
  admission: AdmissionVersion | undefined;
  code: SessionCode;
}

/** Of a session to which nobody was admitted yet. */
export const freshKeys = (
  role: Role,
  identity: SessionIdentity,
  { rootKey, seed }: Pick<SessionKeys, 'rootKey' | 'seed'>
): SessionKeys => ({
  rootKey,
  seed,
  identity,
  peer: undefined,
  admission: undefined,
  code: sessionCodeOf(role, identity)
});

/** The pictures to compare, as far as a comparison proves anything (AD17). `undefined` before a peer was admitted. */
export function safetyCodeOfKeys(role: Role, keys: SessionKeys): SafetyCode | undefined {
  const { rootKey, identity, peer, admission, code } = keys;
  if (!peer) return undefined;
  if (admission === 1) return { kind: 'older-page', numbers: [] };
  const own = publicKeysOf(identity);
  const both =
    role === 'technician' ? { technician: own, customer: peer } : { technician: peer, customer: own };
  return admission === 2
    ? { kind: 'committed', numbers: safetyCodeOf(rootKey, both, code.nonces) }
    : { kind: 'older-session', numbers: safetyCodeOf(rootKey, both) };
}
