/**
 * Admission of version 2: the customer commits, the technician answers, the customer opens (AD9 to AD15). Nobody
 * knows the other's part of the safety code before the own one is fixed, so nobody can search for a code.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import { err, ok } from '../base/result.js';
import type { Role } from '../base/roles.js';
import type { AdmissionOptions, AdmissionResult, Hello } from './admission-terms.js';
import { admissionNonceBytes, parseAdmission, writeAdmission } from './admission-messages.js';
import { agree, encodePeerKeys, isSigningKey, publicKeysOf } from './identity.js';
import { asKey, deriveKey, type Key, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import { codeNonceFor, commitmentOf } from './session-code.js';

/** What this page can speak. */
const highestVersion = 2;
const spokenVersion = 2;

/** If both could speak more than is spoken, somebody has talked them down (AD15). */
const isHighest = (theirs: number): boolean => Math.min(highestVersion, theirs) === spokenVersion;

/** Greeting, commit, answer, opening: whole, so that every byte that was said enters every key and MAC. */
type Transcript = readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];

export async function admitAsTechnician(
  { rootKey, identity, code, pinned, credential = new Uint8Array(), exchange }: AdmissionOptions,
  greeting: Bytes,
  commit: { bytes: Uint8Array; commitment: Uint8Array }
): Promise<AdmissionResult> {
  const codeNonce = codeNonceFor(code!, commit.commitment);
  const answer = writeAdmission({ kind: 'answer', highest: highestVersion, codeNonce, credential });
  await exchange.send(answer);
  const bytes = await exchange.receive();
  const opening = parseAdmission(bytes);
  if (opening?.kind !== 'opening' || !isHighest(opening.highest)) return err('admission-failed');
  const { keys } = opening;
  if (!isSigningKey(keys.signing)) return err('admission-failed');
  if (!equalBytes(commit.commitment, commitmentOf(rootKey, opening.codeNonce, keys))) {
    return err('admission-failed');
  }
  const transcript: Transcript = [greeting, commit.bytes, answer, bytes];
  if (pinned && !equalBytes(encodePeerKeys(pinned.keys), encodePeerKeys(keys))) {
    await exchange.send(writeAdmission({ kind: 'taken', version: 2, mac: takenMac(rootKey, transcript) }));
    return err('session-taken');
  }
  // The pinned customer's page made its nonce together with its keys: with another one its code would change (SC4).
  const known = pinned && code?.nonces?.customer;
  if (known && !equalBytes(known, opening.codeNonce)) return err('admission-failed');
  const shared = agree(identity, keys.agreement);
  if (!shared) return err('admission-failed');
  const secret = asKey('admission', concat(rootKey, shared));
  const proof = parseAdmission(await exchange.receive());
  if (!isProof(proof) || !equalBytes(proof.mac, proofMac(secret, 'customer', transcript))) {
    return err('admission-failed');
  }
  await exchange.send(ownProof(secret, 'technician', transcript));
  return ok({
    peer: keys,
    version: 2,
    linkKey: asKey('link', deriveKey(secret, 'link-2', ...transcript)),
    codeNonces: { technician: codeNonce, customer: opening.codeNonce },
    credential
  });
}

export async function admitAsCustomer(
  { rootKey, identity, code, pinned, exchange }: AdmissionOptions,
  technician: Hello,
  greeting: Uint8Array
): Promise<AdmissionResult> {
  if (pinned && !equalBytes(encodePeerKeys(pinned.keys), encodePeerKeys(technician.keys))) {
    return err('admission-failed');
  }
  const keys = publicKeysOf(identity);
  const ownNonce = code!.secret;
  const commit = writeAdmission({ kind: 'commit', commitment: commitmentOf(rootKey, ownNonce, keys) });
  await exchange.send(commit);
  const bytes = await exchange.receive();
  const answer = parseAdmission(bytes);
  if (answer?.kind !== 'answer' || !isHighest(answer.highest)) return err('admission-failed');
  const shared = agree(identity, technician.keys.agreement);
  if (!shared) return err('admission-failed');
  // The own nonce is shown for one answer only, for ever: whoever gives another one would try a second time (AD13).
  code!.nonces ??= { technician: answer.codeNonce, customer: ownNonce };
  if (!equalBytes(code!.nonces.technician, answer.codeNonce)) return err('admission-failed');
  const opening = writeAdmission({
    kind: 'opening',
    highest: highestVersion,
    nonce: randomBytes(admissionNonceBytes),
    keys,
    codeNonce: ownNonce
  });
  const transcript: Transcript = [greeting, commit, bytes, opening];
  const secret = asKey('admission', concat(rootKey, shared));
  await exchange.send(opening);
  await exchange.send(ownProof(secret, 'customer', transcript));
  const reply = parseAdmission(await exchange.receive());
  if (reply?.kind === 'taken' && reply.version === 2) {
    const isTrue = equalBytes(reply.mac, takenMac(rootKey, transcript));
    return err(isTrue ? 'session-taken' : 'admission-failed');
  }
  if (!isProof(reply) || !equalBytes(reply.mac, proofMac(secret, 'technician', transcript))) {
    return err('admission-failed');
  }
  return ok({
    peer: technician.keys,
    version: 2,
    linkKey: asKey('link', deriveKey(secret, 'link-2', ...transcript)),
    codeNonces: code!.nonces,
    credential: answer.credential
  });
}

type Message = ReturnType<typeof parseAdmission>;
type Proof = Extract<Message, { kind: 'proof' | 'taken' }>;
const isProof = (message: Message): message is Proof => message?.kind === 'proof' && message.version === 2;

const ownProof = (secret: Key<'admission'>, sender: Role, transcript: Transcript): Bytes =>
  writeAdmission({ kind: 'proof', version: 2, mac: proofMac(secret, sender, transcript) });

const proofMac = (secret: Key<'admission'>, sender: Role, transcript: Transcript): Bytes =>
  hmac(sha256, deriveKey(secret, 'admission-proof-2', ...transcript), lvCat(utf8(sender), ...transcript));

const takenMac = (root: RootKey, transcript: Transcript): Bytes =>
  hmac(sha256, deriveKey(root, 'admission-taken-2', ...transcript), lvCat(utf8('taken'), ...transcript));
