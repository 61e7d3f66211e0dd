/**
 * CPace, a balanced password-authenticated key exchange: suite CPACE-RISTR255-SHA512 of draft-irtf-cfrg-cpace-21
 * in initiator-responder mode. Section numbers below are the draft's.
 */
import { ristretto255, ristretto255_hasher } from '@noble/curves/ed25519.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, utf8, type Bytes } from '../base/bytes.js';
import { asKey, type Key } from './keys.js';
import { lvCat } from './lv-cat.js';

const domain = utf8('CPaceRistretto255');
/** Input block of SHA-512 in bytes. */
const blockBytes = 128;

/** What both sides must agree on beforehand. */
export interface CpaceContext {
  /** PRS */
  password: Uint8Array;
  /** CI: names of both sides, the initiator's first, and of the channel. */
  channelId: Uint8Array;
  /** Fresh for every run. */
  sid: Uint8Array;
}

/** What one side sends: its share (32 bytes) and associated data. */
export interface CpaceMessage {
  share: Uint8Array;
  data: Uint8Array;
}

/** One side's secret of one run. Never use it twice. */
export interface CpaceSecret {
  scalar: bigint;
  share: Bytes;
}

/** ISK, 64 bytes. */
export type SharedKey = Key<'cpace-isk'>;

/** §8.1; zeros fill the first hash block, so that its time does not depend on the password's length. */
export function generatorString({ password, channelId, sid }: CpaceContext): Bytes {
  const padding = Math.max(0, blockBytes - lvCat(password).length - lvCat(domain).length - 1);
  return lvCat(domain, password, new Uint8Array(padding), channelId, sid);
}

/** §8.3 `calculate_generator` and `scalar_mult`. */
export function shareOf(context: CpaceContext, scalar: bigint): Bytes {
  // Optional in the library's type for all groups; ristretto255 has it (RFC 9496 §4.3.4).
  const generator = ristretto255_hasher.deriveToCurve!(sha512(generatorString(context)));
  return generator.multiply(scalar).toBytes();
}

export function makeShare(context: CpaceContext, random: (length: number) => Bytes): CpaceSecret {
  const scalar = sampleScalar(random);
  return { scalar, share: shareOf(context, scalar) };
}

/** §8.3: 252 random bits, little-endian. Zero, which no group operation takes, is drawn again. */
function sampleScalar(random: (length: number) => Bytes): bigint {
  const bytes = random(32);
  bytes[31]! &= 0x0f;
  return scalarOf(bytes) || sampleScalar(random);
}

/** A scalar from its little-endian bytes. */
export const scalarOf = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);

/** §8.3 `scalar_mult_vfy`; `undefined` for what is no group element and for the neutral one. */
export function multiplyVerified(scalar: bigint, share: Uint8Array): Bytes | undefined {
  try {
    const point = ristretto255.Point.fromBytes(share);
    // The group's order is prime: only the neutral element gives the neutral element.
    return point.is0() ? undefined : point.multiply(scalar).toBytes();
  } catch {
    return undefined;
  }
}

/** §6.3 `transcript_ir` */
export const transcript = (initiator: CpaceMessage, responder: CpaceMessage): Bytes =>
  concat(encodeMessage(initiator), encodeMessage(responder));

const encodeMessage = ({ share, data }: CpaceMessage): Bytes => lvCat(share, data);

/** §7.2: the key both have when passwords and contexts were the same; `undefined` when their share is invalid. */
export function sharedKey(
  sid: Uint8Array,
  scalar: bigint,
  theirShare: Uint8Array,
  initiator: CpaceMessage,
  responder: CpaceMessage
): SharedKey | undefined {
  const point = multiplyVerified(scalar, theirShare);
  if (!point) return undefined;
  const input = concat(lvCat(concat(domain, utf8('_ISK')), sid, point), transcript(initiator, responder));
  return asKey('cpace-isk', sha512(input));
}

/** §10.4: what a sender of `message` proves the key with. 64 bytes. */
export function confirmationTag(sid: Uint8Array, key: SharedKey, message: CpaceMessage): Bytes {
  const macKey = sha512(concat(utf8('CPaceMac'), sid, key));
  return hmac(sha512, macKey, encodeMessage(message));
}
