/** Admission as pages and sessions of version 1 speak it: two hellos, two proofs (AD2 to AD8). */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, equalBytes, utf8, type Bytes } from '../base/bytes.js';
import { err, ok } from '../base/result.js';
import { otherRole, type Role } from '../base/roles.js';
import type { AdmissionOptions, AdmissionResult, Hello } from './admission-terms.js';
import { parseAdmission, writeAdmission } from './admission-messages.js';
import { agree, encodePeerKeys } from './identity.js';
import { asKey, deriveKey, type Key, type RootKey } from './keys.js';
import { lvCat } from './lv-cat.js';

/** The technician's, then the customer's: whole, so that versions, roles, nonces and keys enter every key and MAC. */
type Hellos = readonly [Uint8Array, Uint8Array];

export async function proveByHellos(
  { role, rootKey, identity, pinned, exchange }: AdmissionOptions,
  peer: Hello,
  hellos: Hellos
): Promise<AdmissionResult> {
  if (pinned && !equalBytes(encodePeerKeys(pinned.keys), encodePeerKeys(peer.keys))) {
    if (role === 'customer') return err('admission-failed');
    await exchange.send(writeAdmission({ kind: 'taken', version: 1, mac: takenMac(rootKey, hellos) }));
    return err('session-taken');
  }
  const shared = agree(identity, peer.keys.agreement);
  if (!shared) return err('admission-failed');
  const secret = asKey('admission', concat(rootKey, shared));
  // Without this side's proof an older page admits nobody; its own proof tells who has become older (AD10).
  const isOlder = pinned?.version === 2;
  if (!isOlder) {
    await exchange.send(writeAdmission({ kind: 'proof', version: 1, mac: proofMac(secret, role, hellos) }));
  }
  const answer = parseAdmission(await exchange.receive());
  if (!answer || answer.kind === 'hello' || !('version' in answer) || answer.version !== 1) {
    return err('admission-failed');
  }
  if (answer.kind === 'taken') {
    const isTrue = role === 'customer' && equalBytes(answer.mac, takenMac(rootKey, hellos));
    return err(isTrue ? 'session-taken' : 'admission-failed');
  }
  if (!equalBytes(answer.mac, proofMac(secret, otherRole(role), hellos))) return err('admission-failed');
  if (isOlder) return err('page-older');
  return ok({
    peer: peer.keys,
    version: 1,
    linkKey: deriveKey(secret, 'link', ...hellos),
    codeNonces: undefined,
    credential: new Uint8Array()
  });
}

const proofMac = (secret: Key<'admission'>, sender: Role, hellos: Hellos): Bytes =>
  hmac(sha256, deriveKey(secret, 'admission-proof', ...hellos), lvCat(utf8(sender), ...hellos));

const takenMac = (root: RootKey, hellos: Hellos): Bytes =>
  hmac(sha256, deriveKey(root, 'admission-taken', ...hellos), lvCat(utf8('taken'), ...hellos));
