/** What technician and customer compute alike in one run of the rendezvous (rules RV3 to RV5). */
import { concat, randomBytes, utf8, type Bytes } from '../base/bytes.js';
import {
  confirmationTag,
  sharedKey,
  type CpaceContext,
  type CpaceMessage,
  type CpaceSecret
} from './cpace.js';
import { deriveKey, parseRootKey, type Key, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';
import type { Pin } from './pin.js';
import type { Role } from '../base/roles.js';
import { nonceBytes, seal, unseal } from './secretbox.js';

export interface RendezvousDeps {
  /** So many random bytes. */
  random(length: number): Bytes;
}

export const systemDeps: RendezvousDeps = { random: randomBytes };

export interface RunInputs {
  pin: Pin;
  siteId: string;
  customerNonce: Uint8Array;
  technicianNonce: Uint8Array;
}

/** The technician sends the first share and so is CPace's initiator. */
export const cpaceContextOf = ({ pin, siteId, customerNonce, technicianNonce }: RunInputs): CpaceContext => ({
  password: utf8(pin),
  channelId: lvCat(utf8('technician'), utf8('customer'), utf8('tincan/1/rendezvous'), utf8(siteId)),
  sid: concat(customerNonce, technicianNonce)
});

/** What both sides have after they saw each other's share. */
export interface RunKeys {
  technicianTag: Bytes;
  customerTag: Bytes;
  sealKey: Key<'rendezvous-root'>;
}

/** The keys of a run; `undefined` when the other side's share is no element of the group. */
export function runKeysOf(
  role: Role,
  context: CpaceContext,
  own: CpaceSecret,
  theirShare: Uint8Array
): RunKeys | undefined {
  const message = (sender: Role): CpaceMessage => ({
    share: sender === role ? own.share : theirShare,
    data: utf8(sender)
  });
  const [technician, customer] = [message('technician'), message('customer')];
  const key = sharedKey(context.sid, own.scalar, theirShare, technician, customer);
  return (
    key && {
      technicianTag: confirmationTag(context.sid, key, technician),
      customerTag: confirmationTag(context.sid, key, customer),
      sealKey: deriveKey(key, 'rendezvous-root', context.sid)
    }
  );
}

/** The seal key is of this run alone and seals this one message, so the nonce may be constant. */
const onlyNonce = new Uint8Array(nonceBytes);

export const sealRoot = (key: RunKeys['sealKey'], root: RootKey): Bytes => seal(key, onlyNonce, root);

export function unsealRoot(key: RunKeys['sealKey'], sealed: Uint8Array): RootKey | undefined {
  const bytes = unseal(key, onlyNonce, sealed);
  return bytes && parseRootKey(bytes);
}
