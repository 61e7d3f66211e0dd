import { expect, it } from 'vitest';
import { randomBytes } from '../../base/bytes.js';
import { makeIdentity, publicKeysOf } from '../../handshake/identity.js';
import { safetyCodeOf } from '../../handshake/safety-code.js';
import { makeSessionSecret } from '../../handshake/session-secret.js';
import { readSessionRecord } from '../../history/session-record.js';
import { sampleRecord } from '../../history/session-record.sample.js';
import { freshKeys, safetyCodeOfKeys, type SessionKeys } from './session-keys.js';
import { keysFromRecord, keysToRecord } from '../store/stored-session.js';

const identity = makeIdentity();
const customer = publicKeysOf(makeIdentity());
const fresh = (): SessionKeys => freshKeys('technician', identity, makeSessionSecret(publicKeysOf(identity)));
const both = { technician: publicKeysOf(identity), customer };
const nonces = { technician: randomBytes(32), customer: randomBytes(32) };

function admitted(admission: SessionKeys['admission']): SessionKeys {
  const keys = { ...fresh(), peer: customer, admission };
  if (admission === 2) keys.code.nonces = nonces;
  return keys;
}

function stored(keys: SessionKeys, change: (record: object) => object = (record) => record): SessionKeys {
  const record = sampleRecord({ keys: keysToRecord(keys) });
  const read = readSessionRecord(change(structuredClone(record)));
  if (!read.ok) throw new Error(read.error);
  return keysFromRecord(read.value)!;
}

it('[AD17] before anybody is admitted there is no code', () => {
  expect(safetyCodeOfKeys('technician', fresh())).toBeUndefined();
});

it('[AD17, SC3] with a page of today the pictures are of the nonces', () => {
  const keys = admitted(2);
  const numbers = safetyCodeOf(keys.rootKey, both, nonces);
  expect(safetyCodeOfKeys('technician', keys)).toEqual({ kind: 'committed', numbers });
});

it('[AD17] with an older page in a new session there are none', () => {
  expect(safetyCodeOfKeys('technician', admitted(1))).toEqual({ kind: 'older-page', numbers: [] });
});

it('[AD17] a session that an older page began shows those of the keys, and says so', () => {
  const keys = admitted(undefined);
  const numbers = safetyCodeOf(keys.rootKey, both);
  expect(safetyCodeOfKeys('technician', keys)).toEqual({ kind: 'older-session', numbers });
});

it.each([undefined, 1, 2] as const)(
  '[AD16] a record keeps what was spoken (%s) and both nonces',
  (admission) => {
    const keys = admitted(admission);
    expect(stored(keys)).toEqual(keys);
  }
);

it('[AD16] a record of a page of version 1 has the same code secret, and nothing else of the code', () => {
  const keys = admitted(2);
  const written = stored(keys, (record) => {
    const {
      admission: _admission,
      codeNonces: _nonces,
      ...known
    } = (record as { keys: Record<string, unknown> }).keys;
    return { ...record, keys: known };
  });
  expect(written).toEqual({ ...keys, admission: undefined, code: { ...keys.code, nonces: undefined } });
});
