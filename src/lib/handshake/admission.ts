/**
 * Mutual proof, before a peer exists for anybody else, that it holds the root key, its role and its own keys.
 * Rules AD in docs/protocol.md; docs/decisions/0020-commit-then-reveal.md.
 */
import { randomBytes, type Bytes } from '../base/bytes.js';
import { assert } from '../base/errors.js';
import { err } from '../base/result.js';
import { otherRole } from '../base/roles.js';
import { proveByHellos } from './admission-1.js';
import { admitAsCustomer, admitAsTechnician } from './admission-2.js';
import {
  admissionNonceBytes,
  isMarked,
  markedNonce,
  parseAdmission,
  writeAdmission
} from './admission-messages.js';
import type { AdmissionOptions, AdmissionResult, Hello } from './admission-terms.js';
import { isSigningKey, publicKeysOf } from './identity.js';
import { isProvenBy } from './session-secret.js';

export type { Admission, AdmissionError, AdmissionOptions, Exchange, PinnedPeer } from './admission-terms.js';

export async function admit(options: AdmissionOptions): Promise<AdmissionResult> {
  const { role, seed } = options;
  assert((role === 'technician') === (seed !== undefined), 'the technician, and nobody else, has the seed');
  try {
    return await (role === 'technician' ? greet(options) : answerGreeting(options));
  } catch {
    return err('admission-failed');
  }
}

const failed = err('admission-failed' as const);

/** Does this side take version 2 in this session? */
const canCommit = ({ code, pinned }: AdmissionOptions): boolean =>
  code !== undefined && pinned?.version !== 1;

/** In a session that may be one of version 1 the technician offers nothing else: it goes on as one (AD10). */
const offersVersion2 = (options: AdmissionOptions): boolean =>
  canCommit(options) && (options.pinned === undefined || options.pinned.version === 2);

/** The technician speaks first, in the words of version 1; the answer tells what the customer speaks (AD9, AD10). */
async function greet(options: AdmissionOptions): Promise<AdmissionResult> {
  const { exchange } = options;
  const greeting = ownHello(
    options,
    offersVersion2(options) ? markedNonce() : randomBytes(admissionNonceBytes)
  );
  await exchange.send(greeting);
  const answer = await exchange.receive();
  const message = parseAdmission(answer);
  if (message?.kind === 'commit' && canCommit(options)) {
    return admitAsTechnician(options, greeting, { bytes: answer, commitment: message.commitment });
  }
  if (message?.kind !== 'hello' || !isAcceptable(message, options)) return err('admission-failed');
  return proveByHellos(options, message, [greeting, answer]);
}

/** The customer says nothing before the greeting has come. */
async function answerGreeting(options: AdmissionOptions): Promise<AdmissionResult> {
  const { exchange } = options;
  const greeting = await exchange.receive();
  const message = parseAdmission(greeting);
  if (message?.kind !== 'hello' || !isAcceptable(message, options)) return err('admission-failed');
  const isOffered = isMarked(message.nonce);
  const isDue = options.pinned?.version === 2;
  if (canCommit(options) && (isOffered || isDue)) {
    const result = await admitAsCustomer(options, message, greeting).catch(() => failed);
    // A technician's page of version 1 ends its admission at a commitment.
    return !result.ok && result.error === 'admission-failed' && !isOffered ? err('page-older') : result;
  }
  const hello = ownHello(options, randomBytes(admissionNonceBytes));
  await exchange.send(hello);
  return proveByHellos(options, message, [greeting, hello]);
}

const ownHello = ({ role, identity, seed }: AdmissionOptions, nonce: Uint8Array): Bytes =>
  writeAdmission({ kind: 'hello', role, nonce, keys: publicKeysOf(identity), seed });

/** Only the technician shows a seed, and only the keys that the root key commits to belong to it (AD4). */
function isAcceptable(peer: Hello, { role, rootKey }: AdmissionOptions): boolean {
  if (peer.role !== otherRole(role) || !isSigningKey(peer.keys.signing)) return false;
  return peer.role === 'customer' || (!!peer.seed && isProvenBy(rootKey, peer.seed, peer.keys));
}
