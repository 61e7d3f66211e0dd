/** The bytes of an admission (rule AD2): version, kind, then fields of fixed length. */
import { concat, type Bytes } from '../base/bytes.js';
import type { Role } from '../base/roles.js';
import { encodePeerKeys, publicKeyBytes, type PeerKeys } from './identity.js';
import { seedBytes } from './session-secret.js';

export const admissionNonceBytes = 32;
export const macBytes = 32;

const version = 1;
const kinds = { hello: 1, proof: 2, taken: 3 } as const;
const roleCodes = { technician: 1, customer: 2 } as const;

export type AdmissionMessage =
  | { kind: 'hello'; role: Role; nonce: Uint8Array; keys: PeerKeys; seed: Uint8Array | undefined }
  /** I hold the root key and the secret of my agreement key. */
  | { kind: 'proof'; mac: Uint8Array }
  /** Technician: this session has its customer already. */
  | { kind: 'taken'; mac: Uint8Array };

export function writeAdmission(message: AdmissionMessage): Bytes {
  const head = Uint8Array.of(version, kinds[message.kind]);
  if (message.kind !== 'hello') return concat(head, message.mac);
  const { role, nonce, keys, seed } = message;
  return concat(head, Uint8Array.of(roleCodes[role]), nonce, encodePeerKeys(keys), seed ?? new Uint8Array());
}

const commonHelloBytes = 3 + admissionNonceBytes + 2 * publicKeyBytes;
/** The technician's hello ends with the seed. */
const helloBytes: Record<Role, number> = {
  technician: commonHelloBytes + seedBytes,
  customer: commonHelloBytes
};

/** A peer's message, or `undefined` for anything whose version, kind or length is another. Never throws. */
export function parseAdmission(bytes: Uint8Array): AdmissionMessage | undefined {
  if (bytes[0] !== version) return undefined;
  if (bytes[1] === kinds.hello) return parseHello(bytes);
  if (bytes.length !== 2 + macBytes) return undefined;
  if (bytes[1] === kinds.proof) return { kind: 'proof', mac: bytes.slice(2) };
  return bytes[1] === kinds.taken ? { kind: 'taken', mac: bytes.slice(2) } : undefined;
}

function parseHello(bytes: Uint8Array): AdmissionMessage | undefined {
  const role = (['technician', 'customer'] as const).find((role) => bytes[2] === roleCodes[role]);
  if (!role || bytes.length !== helloBytes[role]) return undefined;
  let at = 3;
  const next = (length: number): Uint8Array => bytes.slice(at, (at += length));
  const nonce = next(admissionNonceBytes);
  const keys = { signing: next(publicKeyBytes), agreement: next(publicKeyBytes) };
  return { kind: 'hello', role, nonce, keys, seed: role === 'technician' ? next(seedBytes) : undefined };
}
