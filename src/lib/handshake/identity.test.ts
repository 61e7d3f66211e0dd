import { ED25519_TORSION_SUBGROUP, x25519 } from '@noble/curves/ed25519.js';
import * as fc from 'fast-check';
import nacl from 'tweetnacl';
import { describe, expect, it } from 'vitest';
import { fromHex, utf8 } from '../base/bytes.js';
import { agree, isSigningKey, makeIdentity, publicKeysOf, sign, signatureBytes, verify } from './identity.js';
import { lvCat } from './lv-cat.js';

const identity = makeIdentity();
const { signing } = publicKeysOf(identity);
const text = utf8('text');

describe('signatures', () => {
  it('[KY4] verify for the purpose, bytes and key they were made for', () => {
    const signature = sign(identity, 'chat', text);
    expect(verify(signing, 'chat', text, signature)).toBe(true);
    expect(verify(signing, 'note', text, signature)).toBe(false);
    expect(verify(signing, 'chat', utf8('Text'), signature)).toBe(false);
    expect(verify(makeIdentity().signing.publicKey, 'chat', text, signature)).toBe(false);
  });

  it('[KY4] purpose and bytes cannot flow into each other', () => {
    expect(verify(signing, 'chat', text, sign(identity, 'chatt', utf8('ext')))).toBe(false);
  });

  it('[KY4] garbage is a false, not an exception', () => {
    const bytes = fc.uint8Array({ maxLength: 70 });
    fc.assert(
      fc.property(bytes, bytes, (key, signature) => !verify(key, 'chat', text, signature)),
      { numRuns: 50 }
    );
    expect(verify(signing, 'chat', text, new Uint8Array(signatureBytes).fill(255))).toBe(false);
  });

  it('[KY4] a signature that fits every message under a point of low order does not verify', () => {
    const neutral = Uint8Array.of(1, ...new Uint8Array(31));
    const signature = Uint8Array.from([...neutral, ...new Uint8Array(32)]);
    expect(verify(neutral, 'chat', text, signature)).toBe(false);
  });

  it('[KY6] are those of tweetnacl', () => {
    const pair = nacl.sign.keyPair.fromSeed(identity.signing.secretKey);
    expect(pair.publicKey).toEqual(signing);
    const theirs = nacl.sign.detached(lvCat(utf8('tincan/1/sign/chat'), text), pair.secretKey);
    expect(sign(identity, 'chat', text)).toEqual(theirs);
  });
});

describe('key agreement', () => {
  it('[KY6] is that of another implementation', () => {
    const other = makeIdentity();
    const shared = x25519.getSharedSecret(identity.agreement.secretKey, other.agreement.publicKey);
    expect(agree(identity, other.agreement.publicKey)).toEqual(shared);
    expect(agree(other, identity.agreement.publicKey)).toEqual(shared);
    expect(x25519.getPublicKey(identity.agreement.secretKey)).toEqual(identity.agreement.publicKey);
  });

  it.each([
    ['zero', new Uint8Array(32)],
    ['one', Uint8Array.of(1, ...new Uint8Array(31))],
    ['order eight', fromHex('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800')!],
    ['p', fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')!],
    ['31 bytes', new Uint8Array(31).fill(9)]
  ])('[AD5] refuses %s', (_what, key) => {
    expect(agree(identity, key)).toBeUndefined();
  });
});

it('[AD5] points of low order and other bytes are no signing keys', () => {
  expect(isSigningKey(signing)).toBe(true);
  for (const point of ED25519_TORSION_SUBGROUP) expect(isSigningKey(fromHex(point)!)).toBe(false);
  expect(isSigningKey(new Uint8Array(32).fill(255))).toBe(false);
  expect(isSigningKey(signing.subarray(1))).toBe(false);
});
