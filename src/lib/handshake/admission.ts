/**
 * Mutual proof, before a peer exists for anybody else, that it holds the root key, its role and its own keys.
 * Rules AD in docs/protocol.md.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import { assert } from '../base/errors.js';
import { err, ok, type Result } from '../base/result.js';
import { otherRole, type Role } from '../base/roles.js';
import {
  admissionNonceBytes,
  parseAdmission,
  writeAdmission,
  type AdmissionMessage
} from './admission-messages.js';
import {
  agree,
  encodePeerKeys,
  isSigningKey,
  publicKeysOf,
  type PeerKeys,
  type SessionIdentity
} from './identity.js';
import { asKey, deriveKey, type Key, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import { safetyCodeOf } from './safety-code.js';
import { isProvenBy } from './session-secret.js';

/** A way to the peer that keeps messages whole and in order; who is behind it is not known yet. */
export interface Exchange {
  send(bytes: Bytes): Promise<void>;
  /** The next message. Rejects when the peer is gone; how long to wait for it is the caller's decision. */
  receive(): Promise<Uint8Array>;
}

export interface AdmissionOptions {
  role: Role;
  rootKey: RootKey;
  identity: SessionIdentity;
  /** Opens the root key's commitment to the technician's keys. The technician has it, nobody else. */
  seed?: Uint8Array;
  /** The keys of the one who was admitted before: nobody else is admitted any more. */
  pinned?: PeerKeys;
  exchange: Exchange;
}

export interface Admission {
  peer: PeerKeys;
  /** Fresh for every admission. */
  linkKey: Key<'link'>;
  /** Seven numbers from 0 to 63; the same for the whole session. */
  safetyCode: readonly number[];
}

/**
 * `session-taken`: at the customer, that the session has another customer, said by somebody who holds the root
 * key; at the technician, that somebody other than the pinned customer came. `admission-failed`: everything else,
 * also a broken exchange. Two peers may be in admission at once while nobody is pinned: the caller pins the first
 * who succeeds and sends the other away.
 */
export type AdmissionError = 'admission-failed' | 'session-taken';

export async function admit(options: AdmissionOptions): Promise<Result<Admission, AdmissionError>> {
  const { role, seed, exchange } = options;
  assert((role === 'technician') === (seed !== undefined), 'the technician, and nobody else, has the seed');
  const ownHello = writeAdmission({
    kind: 'hello',
    role,
    nonce: randomBytes(admissionNonceBytes),
    keys: publicKeysOf(options.identity),
    seed
  });
  try {
    await exchange.send(ownHello);
    const peerHello = await exchange.receive();
    return await prove(options, ownHello, peerHello);
  } catch {
    return err('admission-failed');
  }
}

async function prove(
  { role, rootKey, identity, pinned, exchange }: AdmissionOptions,
  ownHello: Bytes,
  peerHello: Uint8Array
): Promise<Result<Admission, AdmissionError>> {
  const peer = parseAdmission(peerHello);
  if (!peer || !isAcceptable(peer, role, rootKey)) return err('admission-failed');
  // In fixed order and whole: version, roles, nonces and all keys of both sides enter every key and MAC.
  const hellos: Hellos = role === 'technician' ? [ownHello, peerHello] : [peerHello, ownHello];
  if (pinned && !equalBytes(encodePeerKeys(pinned), encodePeerKeys(peer.keys))) {
    if (role === 'customer') return err('admission-failed');
    await exchange.send(writeAdmission({ kind: 'taken', mac: takenMac(rootKey, hellos) }));
    return err('session-taken');
  }
  const shared = agree(identity, peer.keys.agreement);
  if (!shared) return err('admission-failed');
  const secret = asKey('admission', concat(rootKey, shared));
  await exchange.send(writeAdmission({ kind: 'proof', mac: proofMac(secret, role, hellos) }));
  const answer = parseAdmission(await exchange.receive());
  if (answer?.kind === 'taken' && role === 'customer' && equalBytes(answer.mac, takenMac(rootKey, hellos))) {
    return err('session-taken');
  }
  if (answer?.kind !== 'proof' || !equalBytes(answer.mac, proofMac(secret, otherRole(role), hellos))) {
    return err('admission-failed');
  }
  const own = publicKeysOf(identity);
  const keys =
    role === 'technician'
      ? { technician: own, customer: peer.keys }
      : { technician: peer.keys, customer: own };
  return ok({
    peer: peer.keys,
    linkKey: deriveKey(secret, 'link', ...hellos),
    safetyCode: safetyCodeOf(rootKey, keys)
  });
}

type Hello = Extract<AdmissionMessage, { kind: 'hello' }>;
/** The technician's, then the customer's. */
type Hellos = [Uint8Array, Uint8Array];

/** Only the technician shows a seed, and only the keys that the root key commits to belong to it (AD4). */
function isAcceptable(peer: AdmissionMessage, role: Role, rootKey: RootKey): peer is Hello {
  if (peer.kind !== 'hello' || peer.role !== otherRole(role) || !isSigningKey(peer.keys.signing))
    return false;
  return peer.role === 'customer' || (!!peer.seed && isProvenBy(rootKey, peer.seed, peer.keys));
}

const proofMac = (secret: Key<'admission'>, sender: Role, hellos: Hellos): Bytes =>
  hmac(sha256, deriveKey(secret, 'admission-proof', ...hellos), lvCat(utf8(sender), ...hellos));

const takenMac = (root: RootKey, hellos: Hellos): Bytes =>
  hmac(sha256, deriveKey(root, 'admission-taken', ...hellos), lvCat(utf8('taken'), ...hellos));
