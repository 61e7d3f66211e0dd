import { expect, it } from 'vitest';
import { toHex } from '../base/bytes.js';
import { makeIdentity, publicKeysOf } from '../handshake/identity.js';
import { makeSessionSecret } from '../handshake/session-secret.js';
import { fileKeyOf } from './file-key.js';

const technician = makeIdentity();
const customer = makeIdentity();
const { rootKey } = makeSessionSecret(publicKeysOf(technician));
const file = 'ab'.repeat(16);
const here = { rootKey, identity: technician, peer: publicKeysOf(customer) };
const there = { rootKey, identity: customer, peer: publicKeysOf(technician) };

it('[FT5] both sides have one key for a file, and another one for each direction, file, session and peer', () => {
  const key = fileKeyOf(here, 'technician', file)!;
  expect(key).toHaveLength(32);
  expect(fileKeyOf(there, 'technician', file)).toEqual(key);
  const others = [
    fileKeyOf(here, 'customer', file),
    fileKeyOf(here, 'technician', 'cd'.repeat(16)),
    fileKeyOf({ ...here, rootKey: makeSessionSecret(publicKeysOf(technician)).rootKey }, 'technician', file),
    fileKeyOf({ ...here, peer: publicKeysOf(makeIdentity()) }, 'technician', file)
  ];
  expect(new Set([key, ...others].map((one) => toHex(one!))).size).toBe(5);
});

it('[FT5] there is none before the other side is known, nor for what names no file', () => {
  expect(fileKeyOf({ ...here, peer: undefined }, 'technician', file)).toBeUndefined();
  expect(fileKeyOf(here, 'technician', 'x')).toBeUndefined();
});
