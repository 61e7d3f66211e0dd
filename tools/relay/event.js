import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * An event of NIP-01 (https://github.com/nostr-protocol/nips/blob/master/01.md).
 * @typedef {object} NostrEvent
 * @property {string} id 64 lower-case hex digits: SHA-256 of the serialized event
 * @property {string} pubkey 64 lower-case hex digits
 * @property {number} created_at seconds since the epoch
 * @property {number} kind
 * @property {string[][]} tags
 * @property {string} content
 * @property {string} sig 128 lower-case hex digits: BIP-340 signature of the id
 */

/** Kinds that are handed on and never stored, by NIP-01. @param {number} kind */
export const isEphemeral = (kind) => kind >= 20_000 && kind < 30_000;

/** @param {unknown} value @param {number} digits @returns {value is string} */
export const isHex = (value, digits) =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value);

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/**
 * Reads the shape only; see `isGenuine` for the id and the signature.
 * @param {unknown} value
 * @returns {NostrEvent | undefined}
 */
export function parseEvent(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, pubkey, created_at, kind, tags, content, sig } = /** @type {Record<string, unknown>} */ (value);
  if (!isHex(id, 64) || !isHex(pubkey, 64) || !isHex(sig, 128)) return undefined;
  if (!isCount(created_at) || !isCount(kind) || kind > 65_535 || typeof content !== 'string')
    return undefined;
  if (!Array.isArray(tags) || !tags.every(isTag)) return undefined;
  return { id, pubkey, created_at, kind, tags, content, sig };
}

/** @param {unknown} tag @returns {tag is string[]} */
const isTag = (tag) => Array.isArray(tag) && tag.every((item) => typeof item === 'string');

/** @param {Omit<NostrEvent, 'id' | 'sig'>} event */
export function eventId({ pubkey, created_at, kind, tags, content }) {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([0, pubkey, created_at, kind, tags, content]))));
}

/** Is the id the event's, and the signature its author's? @param {NostrEvent} event */
export function isGenuine(event) {
  if (eventId(event) !== event.id) return false;
  try {
    return schnorr.verify(hexToBytes(event.sig), hexToBytes(event.id), hexToBytes(event.pubkey));
  } catch {
    // a public key that is no point of the curve
    return false;
  }
}

/**
 * Signs what is given as an event of `secretKey`.
 * @param {Pick<NostrEvent, 'kind' | 'tags' | 'content'> & { created_at?: number }} template
 * @param {Uint8Array} secretKey 32 bytes
 * @returns {NostrEvent}
 */
export function signEvent(template, secretKey) {
  const event = {
    pubkey: bytesToHex(schnorr.getPublicKey(secretKey)),
    created_at: template.created_at ?? Math.floor(Date.now() / 1000),
    kind: template.kind,
    tags: template.tags,
    content: template.content
  };
  const id = eventId(event);
  return { ...event, id, sig: bytesToHex(schnorr.sign(hexToBytes(id), secretKey)) };
}
