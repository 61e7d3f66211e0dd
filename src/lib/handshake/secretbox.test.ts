import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { expect, it } from 'vitest';
import { randomBytes } from '../base/bytes.js';
import { asKey } from './keys.js';
import { nonceBytes, seal, sealOverhead, unseal } from './secretbox.js';

const key = asKey('test', randomBytes(32));
const nonce = randomBytes(nonceBytes);

it('[KY6] seals byte for byte as another implementation does, for lengths around every block', () => {
  for (const length of [0, 1, 15, 16, 31, 32, 33, 63, 64, 65, 128, 1000, 65_535]) {
    const message = randomBytes(length);
    const sealed = seal(key, nonce, message);
    expect(sealed).toEqual(xsalsa20poly1305(key, nonce).encrypt(message));
    expect(sealed.length).toBe(message.length + sealOverhead);
    expect(unseal(key, nonce, sealed)).toEqual(message);
  }
});

it('[KY6] opens nothing that was altered, cut or sealed otherwise', () => {
  const sealed = seal(key, nonce, randomBytes(20));
  for (let at = 0; at < sealed.length; at++) {
    const altered = sealed.slice();
    altered[at]! ^= 1;
    expect(unseal(key, nonce, altered)).toBeUndefined();
    expect(unseal(key, nonce, sealed.subarray(0, at))).toBeUndefined();
  }
  expect(unseal(asKey('test', randomBytes(32)), nonce, sealed)).toBeUndefined();
  expect(unseal(key, randomBytes(nonceBytes), sealed)).toBeUndefined();
});
