/** The bytes of an admission (rules AD2 and AD9): version, kind, then fields of fixed length. */
import { concat, equalBytes, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import { assert } from '../base/errors.js';
import type { Role } from '../base/roles.js';
import { encodePeerKeys, publicKeyBytes, type PeerKeys } from './identity.js';
import { seedBytes } from './session-secret.js';

export const admissionNonceBytes = 32;
export const macBytes = 32;
export const codeNonceBytes = 32;
const commitmentBytes = 32;
/** What a technician may show of itself, see AD18. */
export const maxCredentialBytes = 4_096;

export type AdmissionVersion = 1 | 2;

const kinds = { hello: 1, proof: 2, taken: 3, commit: 4, answer: 5, opening: 6 } as const;
const roleCodes = { technician: 1, customer: 2 } as const;

export type AdmissionMessage =
  /** The technician's is the greeting of version 2, too. */
  | { kind: 'hello'; role: Role; nonce: Uint8Array; keys: PeerKeys; seed: Uint8Array | undefined }
  /** Customer: my part of the safety code is fixed, and you do not know it yet. */
  | { kind: 'commit'; commitment: Uint8Array }
  /** Technician: my part of it, and who I am. */
  | { kind: 'answer'; highest: number; codeNonce: Uint8Array; credential: Uint8Array }
  /** Customer: who I am, and what I had committed to. */
  | { kind: 'opening'; highest: number; nonce: Uint8Array; keys: PeerKeys; codeNonce: Uint8Array }
  /** I hold the root key and the secret of my agreement key. */
  | { kind: 'proof'; version: AdmissionVersion; mac: Uint8Array }
  /** Technician: this session has its customer already. */
  | { kind: 'taken'; version: AdmissionVersion; mac: Uint8Array };

export function writeAdmission(message: AdmissionMessage): Bytes {
  const head = (version: AdmissionVersion): Bytes => Uint8Array.of(version, kinds[message.kind]);
  switch (message.kind) {
    case 'hello': {
      const { role, nonce, keys, seed } = message;
      const code = Uint8Array.of(roleCodes[role]);
      return concat(head(1), code, nonce, encodePeerKeys(keys), seed ?? new Uint8Array());
    }
    case 'commit':
      return concat(head(2), message.commitment);
    case 'answer': {
      const { highest, codeNonce, credential } = message;
      assert(credential.length <= maxCredentialBytes, 'a credential fits into an answer');
      const length = Uint8Array.of(credential.length >> 8, credential.length & 255);
      return concat(head(2), Uint8Array.of(highest), codeNonce, length, credential);
    }
    case 'opening': {
      const { highest, nonce, keys, codeNonce } = message;
      return concat(head(2), Uint8Array.of(highest), nonce, encodePeerKeys(keys), codeNonce);
    }
    default:
      return concat(head(message.version), message.mac);
  }
}

/** Takes fields off the front, each of the length that is asked for. */
function reader(bytes: Uint8Array, from: number) {
  let at = from;
  const take = (length: number): Uint8Array => bytes.slice(at, (at += length));
  return {
    take,
    byte: (): number => bytes[at++]!,
    keys: (): PeerKeys => ({ signing: take(publicKeyBytes), agreement: take(publicKeyBytes) })
  };
}

/** A peer's message, or `undefined` for anything whose version, kind or length is another. Never throws. */
export function parseAdmission(bytes: Uint8Array): AdmissionMessage | undefined {
  const [version, kind] = bytes;
  if (version !== 1 && version !== 2) return undefined;
  if (kind === kinds.proof || kind === kinds.taken) {
    if (bytes.length !== 2 + macBytes) return undefined;
    return { kind: kind === kinds.proof ? 'proof' : 'taken', version, mac: bytes.slice(2) };
  }
  if (version === 1) return kind === kinds.hello ? parseHello(bytes) : undefined;
  if (kind === kinds.commit) return parseCommit(bytes);
  if (kind === kinds.answer) return parseAnswer(bytes);
  return kind === kinds.opening ? parseOpening(bytes) : undefined;
}

const commonHelloBytes = 3 + admissionNonceBytes + 2 * publicKeyBytes;
/** The technician's hello ends with the seed. */
const helloBytes: Record<Role, number> = {
  technician: commonHelloBytes + seedBytes,
  customer: commonHelloBytes
};

function parseHello(bytes: Uint8Array): AdmissionMessage | undefined {
  const role = (['technician', 'customer'] as const).find((role) => bytes[2] === roleCodes[role]);
  if (!role || bytes.length !== helloBytes[role]) return undefined;
  const { take, keys } = reader(bytes, 3);
  return {
    kind: 'hello',
    role,
    nonce: take(admissionNonceBytes),
    keys: keys(),
    seed: role === 'technician' ? take(seedBytes) : undefined
  };
}

const parseCommit = (bytes: Uint8Array): AdmissionMessage | undefined =>
  bytes.length === 2 + commitmentBytes ? { kind: 'commit', commitment: bytes.slice(2) } : undefined;

const answerBytes = 3 + codeNonceBytes + 2;

function parseAnswer(bytes: Uint8Array): AdmissionMessage | undefined {
  if (bytes.length < answerBytes) return undefined;
  const { byte, take } = reader(bytes, 2);
  const [highest, codeNonce, high, low] = [byte(), take(codeNonceBytes), byte(), byte()];
  const length = high * 256 + low;
  if (length > maxCredentialBytes || bytes.length !== answerBytes + length) return undefined;
  return { kind: 'answer', highest, codeNonce, credential: take(length) };
}

function parseOpening(bytes: Uint8Array): AdmissionMessage | undefined {
  if (bytes.length !== 3 + admissionNonceBytes + 2 * publicKeyBytes + codeNonceBytes) return undefined;
  const { byte, take, keys } = reader(bytes, 2);
  return {
    kind: 'opening',
    highest: byte(),
    nonce: take(admissionNonceBytes),
    keys: keys(),
    codeNonce: take(codeNonceBytes)
  };
}

/**
 * How a technician's page of version 2 greets: a page of version 1 takes the whole nonce for random bytes, and no one
 * in between can take the mark away, because the proofs of both versions cover it (AD10).
 */
const versionMark = utf8('tincan/2');

export const markedNonce = (): Bytes =>
  concat(randomBytes(admissionNonceBytes - versionMark.length), versionMark);

export const isMarked = (nonce: Uint8Array): boolean =>
  equalBytes(nonce.slice(-versionMark.length), versionMark);
