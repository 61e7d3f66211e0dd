/** Against the test vectors of draft-irtf-cfrg-cpace-21, appendix «ristretto255 and hash SHA-512». */
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, randomBytes, toHex, utf8, type Bytes } from '../base/bytes.js';
import {
  confirmationTag,
  generatorString,
  makeShare,
  multiplyVerified,
  scalarOf,
  sharedKey,
  shareOf,
  transcript
} from './cpace.js';
import vectors from './cpace-vectors.json';
import { lvCat } from './lv-cat.js';
import { ristretto255_hasher } from '@noble/curves/ed25519.js';

const hex = (text: string): Bytes => fromHex(text)!;
const { vector, points, intermediate } = vectors;
const sid = hex(vector.sid);
const context = { password: hex(vector.PRS), channelId: hex(vector.CI), sid };
const [ya, yb] = [scalarOf(hex(vector.ya)), scalarOf(hex(vector.yb))];
const initiator = { share: hex(vector.Ya), data: hex(vector.ADa) };
const responder = { share: hex(vector.Yb), data: hex(vector.ADb) };

/** `transcript_oc` of the symmetric mode, which only these tests need. */
function orderedTranscript(): Bytes {
  const parts = [lvCat(initiator.share, initiator.data), lvCat(responder.share, responder.data)];
  const [smaller, larger] = parts.sort((a, b) => (toHex(a) < toHex(b) ? -1 : 1));
  return concat(utf8('oc'), larger!, smaller!);
}

describe('the vectors of the draft', () => {
  it('[RV3] generator string, its hash, and the generator', () => {
    const text = generatorString(context);
    expect(toHex(text)).toBe(intermediate.generator_string);
    expect(toHex(sha512(text))).toBe(intermediate.hash_result);
    expect(ristretto255_hasher.deriveToCurve!(sha512(text)).toBytes()).toEqual(hex(vector.g));
    expect(shareOf(context, 1n)).toEqual(hex(vector.g));
  });

  it('[RV3] both shares', () => {
    expect(shareOf(context, ya)).toEqual(initiator.share);
    expect(shareOf(context, yb)).toEqual(responder.share);
  });

  it('[RV3] the common point, from both sides', () => {
    expect(multiplyVerified(ya, responder.share)).toEqual(hex(vector.K));
    expect(multiplyVerified(yb, initiator.share)).toEqual(hex(vector.K));
  });

  it('[RV3] the shared key, from both sides', () => {
    expect(sharedKey(sid, ya, responder.share, initiator, responder)).toEqual(hex(vector.ISK_IR));
    expect(sharedKey(sid, yb, initiator.share, initiator, responder)).toEqual(hex(vector.ISK_IR));
  });

  it('[RV3] session id outputs and the symmetric mode’s key, from the same parts', () => {
    const output = (text: Bytes): Bytes => sha512(concat(utf8('CPaceSidOutput'), text));
    expect(output(transcript(initiator, responder))).toEqual(hex(vector.sid_output_ir));
    expect(output(orderedTranscript())).toEqual(hex(vector.sid_output_oc));
    const head = lvCat(utf8('CPaceRistretto255_ISK'), sid, hex(vector.K));
    expect(sha512(concat(head, orderedTranscript()))).toEqual(hex(vector.ISK_SY));
  });

  it('[RV12] a valid point is multiplied', () => {
    const { s, X } = points.Valid;
    expect(multiplyVerified(scalarOf(hex(s)), hex(X))).toEqual(hex(points.Valid['G.scalar_mult_vfy(s,X)']));
    expect(points.Valid['G.scalar_mult(s,decode(X))']).toBe(points.Valid['G.scalar_mult_vfy(s,X)']);
  });

  it.each(['Invalid Y1', 'Invalid Y2'] as const)('[RV12] %s is refused', (name) => {
    const share = hex(points[name]);
    expect(multiplyVerified(ya, share)).toBeUndefined();
    expect(sharedKey(sid, ya, share, initiator, { ...responder, share })).toBeUndefined();
  });
});

it('[RV12] shares of another length are refused', () => {
  expect(multiplyVerified(ya, initiator.share.subarray(1))).toBeUndefined();
  expect(multiplyVerified(ya, concat(initiator.share, Uint8Array.of(0)))).toBeUndefined();
});

it('[RV3] scalars are 252 random bits and never zero', () => {
  const drawn = [new Uint8Array(32), new Uint8Array(32).fill(255)];
  const { scalar, share } = makeShare(context, () => drawn.shift()!);
  expect(scalar).toBe(2n ** 252n - 1n);
  expect(share).toEqual(shareOf(context, scalar));
  expect(makeShare(context, randomBytes).scalar).not.toBe(makeShare(context, randomBytes).scalar);
});

it('[RV3] a password that fills the block leaves no padding', () => {
  const long = generatorString({ ...context, password: new Uint8Array(200) });
  expect(long).toEqual(
    lvCat(utf8('CPaceRistretto255'), new Uint8Array(200), utf8(''), context.channelId, sid)
  );
});

it('[RV3] tags follow §10.4 and differ by sender', async () => {
  const key = sharedKey(sid, ya, responder.share, initiator, responder)!;
  const macKey = sha512(concat(utf8('CPaceMac'), sid, key));
  const hmac = { name: 'HMAC', hash: 'SHA-512' };
  const subtle = await crypto.subtle.importKey('raw', macKey, hmac, false, ['sign']);
  const expected = await crypto.subtle.sign('HMAC', subtle, lvCat(initiator.share, initiator.data));
  expect(confirmationTag(sid, key, initiator)).toEqual(new Uint8Array(expected));
  expect(confirmationTag(sid, key, responder)).not.toEqual(new Uint8Array(expected));
});
