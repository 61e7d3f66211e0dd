import { expect, it } from 'vitest';
import { toHex } from '../../../base/bytes.js';
import { makeIdentity, publicKeysOf } from '../../../handshake/identity.js';
import { makeSessionSecret } from '../../../handshake/session-secret.js';
import { featureKeyOf } from '../../../session/host/feature-key.js';
import type { SessionKeys } from '../../../session/join/session-keys.js';
import { fileKeyOf } from './file-key.js';

type Keys = Pick<SessionKeys, 'rootKey' | 'identity' | 'peer'>;

const keyOf = (keys: Keys, ...file: [sender: 'technician' | 'customer', id: string]) =>
  fileKeyOf({ deriveKey: (label, ...parts) => featureKeyOf(keys, label, ...parts) }, ...file);

const technician = makeIdentity();
const customer = makeIdentity();
const { rootKey } = makeSessionSecret(publicKeysOf(technician));
const file = 'ab'.repeat(16);
const here = { rootKey, identity: technician, peer: publicKeysOf(customer) };
const there = { rootKey, identity: customer, peer: publicKeysOf(technician) };

it('[FT5] both sides have one key for a file, and another one for each direction, file, session and peer', () => {
  const key = keyOf(here, 'technician', file)!;
  expect(key).toHaveLength(32);
  expect(keyOf(there, 'technician', file)).toEqual(key);
  const others = [
    keyOf(here, 'customer', file),
    keyOf(here, 'technician', 'cd'.repeat(16)),
    keyOf({ ...here, rootKey: makeSessionSecret(publicKeysOf(technician)).rootKey }, 'technician', file),
    keyOf({ ...here, peer: publicKeysOf(makeIdentity()) }, 'technician', file)
  ];
  expect(new Set([key, ...others].map((one) => toHex(one!))).size).toBe(5);
});

it('[FT5] there is none before the other side is known, nor for what names no file', () => {
  expect(keyOf({ ...here, peer: undefined }, 'technician', file)).toBeUndefined();
  expect(keyOf(here, 'technician', 'x')).toBeUndefined();
});
