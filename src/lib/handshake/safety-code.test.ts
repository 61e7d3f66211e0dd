import { expect, it } from 'vitest';
import { randomBytes } from '../base/bytes.js';
import { makeIdentity, publicKeysOf } from './identity.js';
import { asKey } from './keys.js';
import { safetyCodeOf } from './safety-code.js';

const root = asKey('root', randomBytes(32));
const technician = publicKeysOf(makeIdentity());
const customer = publicKeysOf(makeIdentity());
const code = safetyCodeOf(root, { technician, customer });

it('[SC1] is seven numbers from 0 to 63, the same every time', () => {
  expect(code).toHaveLength(7);
  for (const number of code) expect(number === (number & 63)).toBe(true);
  expect(safetyCodeOf(root, { technician, customer })).toEqual(code);
});

it('[SC1] uses all 64 pictures', () => {
  const roots = Array.from({ length: 400 }, () => asKey('root', randomBytes(32)));
  const seen = new Set(roots.flatMap((other) => safetyCodeOf(other, { technician, customer })));
  expect(seen.size).toBe(64);
});

it('[SC2] differs with the root key and with each key of each side', () => {
  const other = publicKeysOf(makeIdentity());
  const others = [
    safetyCodeOf(asKey('root', randomBytes(32)), { technician, customer }),
    safetyCodeOf(root, { technician: { ...technician, signing: other.signing }, customer }),
    safetyCodeOf(root, { technician: { ...technician, agreement: other.agreement }, customer }),
    safetyCodeOf(root, { technician, customer: { ...customer, signing: other.signing } }),
    safetyCodeOf(root, { technician, customer: { ...customer, agreement: other.agreement } }),
    safetyCodeOf(root, { technician: customer, customer: technician })
  ];
  expect(new Set([code, ...others].map(String)).size).toBe(7);
});

it('[SC3] differs with the nonce of each side, and from that of version 1', () => {
  const [one, two, three] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const of = (technicianNonce: Uint8Array, customerNonce: Uint8Array) =>
    safetyCodeOf(root, { technician, customer }, { technician: technicianNonce, customer: customerNonce });
  const codes = [code, of(one, two), of(two, one), of(one, three), of(three, two)];
  expect(new Set(codes.map(String)).size).toBe(5);
  expect(of(one, two)).toEqual(of(one, two));
});
