import type { Bytes } from '../base/bytes.js';
import type { Result } from '../base/result.js';
import type { Role } from '../base/roles.js';
import type { AdmissionMessage, AdmissionVersion } from './admission-messages.js';
import type { PeerKeys, SessionIdentity } from './identity.js';
import type { Key, RootKey } from './keys.js';
import type { CodeNonces, SessionCode } from './session-code.js';

/** A way to the peer that keeps messages whole and in order; who is behind it is not known yet. */
export interface Exchange {
  send(bytes: Bytes): Promise<void>;
  /** The next message. Rejects when the peer is gone; how long to wait for it is the caller's decision. */
  receive(): Promise<Uint8Array>;
}

export interface AdmissionOptions {
  role: Role;
  rootKey: RootKey;
  identity: SessionIdentity;
  /** Opens the root key's commitment to the technician's keys. The technician has it, nobody else. */
  seed?: Uint8Array;
  /** This side's part of the safety code; without it this side speaks version 1 alone. */
  code: SessionCode | undefined;
  /** Who was admitted before, and in which version: nobody else and nothing else is admitted any more. */
  pinned?: PinnedPeer;
  /** What the technician shows of itself: at most 4,096 bytes. */
  credential?: Uint8Array;
  exchange: Exchange;
}

export interface PinnedPeer {
  keys: PeerKeys;
  /** Not known of a record that a page of version 1 has written. */
  version: AdmissionVersion | undefined;
}

export interface Admission {
  peer: PeerKeys;
  version: AdmissionVersion;
  /** Fresh for every admission. */
  linkKey: Key<'link'>;
  /** Version 2: what the safety code is made of, the same for the whole session. */
  codeNonces: CodeNonces | undefined;
  /** Version 2: what the technician shows of itself, not judged here (AD18). */
  credential: Uint8Array;
}

/**
 * `session-taken`: at the customer, that the session has another customer, said by somebody who holds the root
 * key; at the technician, that somebody other than the pinned customer came. `page-older`: the right one, with a page
 * that cannot speak what this session has spoken before. `admission-failed`: everything else, also a broken exchange.
 * Two peers may be in admission at once while nobody is pinned: the caller pins the first who succeeds and sends the
 * other away.
 */
export type AdmissionError = 'admission-failed' | 'session-taken' | 'page-older';

export type AdmissionResult = Result<Admission, AdmissionError>;

export type Hello = Extract<AdmissionMessage, { kind: 'hello' }>;
