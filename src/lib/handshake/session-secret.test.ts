import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { utf8 } from '../base/bytes.js';
import { makeIdentity, publicKeysOf } from './identity.js';
import { isProvenBy, makeSessionSecret } from './session-secret.js';

const technician = publicKeysOf(makeIdentity());
const { rootKey, seed } = makeSessionSecret(technician);

it('[KY5] the root key is the hash of label, seed and the technician’s keys', () => {
  const hash = createHash('sha256').update(utf8('tincan/1/root')).update(seed);
  const expected = hash.update(technician.signing).update(technician.agreement).digest();
  expect(rootKey).toEqual(new Uint8Array(expected));
  expect(makeSessionSecret(technician).rootKey).not.toEqual(rootKey);
});

it('[KY5] is proven by seed and keys of its maker and by nothing else', () => {
  const other = publicKeysOf(makeIdentity());
  expect(isProvenBy(rootKey, seed, technician)).toBe(true);
  expect(isProvenBy(rootKey, seed, { ...technician, signing: other.signing })).toBe(false);
  expect(isProvenBy(rootKey, seed, { ...technician, agreement: other.agreement })).toBe(false);
  expect(isProvenBy(rootKey, new Uint8Array(32), technician)).toBe(false);
  expect(isProvenBy(makeSessionSecret(technician).rootKey, seed, technician)).toBe(false);
});

it('[KY5] bytes cannot move between seed and keys', () => {
  const { signing, agreement } = technician;
  const shifted = { signing: signing.subarray(1), agreement };
  expect(isProvenBy(rootKey, new Uint8Array([...seed, signing[0]!]), shifted)).toBe(false);
});
