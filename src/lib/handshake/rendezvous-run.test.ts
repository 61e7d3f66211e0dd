import { expect, it } from 'vitest';
import { concat, randomBytes, utf8 } from '../base/bytes.js';
import { confirmationTag, makeShare, sharedKey } from './cpace.js';
import { asKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import { makePin, type RoomNumber } from './pin.js';
import { cpaceContextOf, runKeysOf, sealRoot, unsealRoot } from './rendezvous-run.js';

const pin = makePin('123' as RoomNumber);
const [customerNonce, technicianNonce] = [randomBytes(32), randomBytes(32)];
const context = cpaceContextOf({ pin, siteId: 'shop', customerNonce, technicianNonce });

it('[RV3] binds the whole PIN, both roles, the site and both nonces', () => {
  expect(context).toEqual({
    password: utf8(pin),
    channelId: lvCat(utf8('technician'), utf8('customer'), utf8('tincan/1/rendezvous'), utf8('shop')),
    sid: concat(customerNonce, technicianNonce)
  });
});

it('[RV3] tags are over share and role, the technician being the initiator', () => {
  const [technician, customer] = [makeShare(context, randomBytes), makeShare(context, randomBytes)];
  const initiator = { share: technician.share, data: utf8('technician') };
  const responder = { share: customer.share, data: utf8('customer') };
  const key = sharedKey(context.sid, technician.scalar, customer.share, initiator, responder)!;
  const keys = runKeysOf('technician', context, technician, customer.share)!;
  expect(keys.technicianTag).toEqual(confirmationTag(context.sid, key, initiator));
  expect(keys.customerTag).toEqual(confirmationTag(context.sid, key, responder));
  expect(runKeysOf('customer', context, customer, technician.share)).toEqual(keys);
});

it('[RV5] the root key opens under the key it was sealed with, and no other', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)].map((bytes) => asKey('rendezvous-root', bytes));
  const root = asKey('root', randomBytes(32));
  expect(unsealRoot(key!, sealRoot(key!, root))).toEqual(root);
  expect(unsealRoot(other!, sealRoot(key!, root))).toBeUndefined();
});
