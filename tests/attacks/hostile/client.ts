/**
 * The page of an attacker: the product's own modules, used against their rules. It is bundled by
 * `openHostile` and lives in a real browser, because what it attacks is reached over WebRTC only.
 */
import * as v from 'valibot';
import { systemClock } from '../../../src/lib/base/clock.js';
import type { Bytes } from '../../../src/lib/base/bytes.js';
import type { Role } from '../../../src/lib/base/roles.js';
import { Channel, type Lane } from '../../../src/lib/channel/channel.js';
import { admit, type Admission } from '../../../src/lib/handshake/admission.js';
import {
  makeIdentity,
  publicKeysOf,
  sign,
  type SessionIdentity
} from '../../../src/lib/handshake/identity.js';
import { inviteFragment, parseInvite } from '../../../src/lib/handshake/invite.js';
import { privateRoomOf, sessionIdOf, type RootKey } from '../../../src/lib/handshake/keys.js';
import { sessionCodeOf } from '../../../src/lib/handshake/session-code.js';
import { makeSessionSecret } from '../../../src/lib/handshake/session-secret.js';
import { createRelayPool } from '../../../src/lib/signaling/relay-pool.js';
import {
  openPrivateRoom,
  type HandshakeExchange,
  type PrivateRoom,
  type RoomPeer
} from '../../../src/lib/signaling/private-room.js';
import { facts as board } from '../../../src/lib/features/board/facts.js';
import { facts as files } from '../../../src/lib/features/files/facts.js';
import { facts as report } from '../../../src/lib/features/report/facts.js';
import { facts as screen } from '../../../src/lib/features/screen/facts.js';
import { lanes } from '../../../src/lib/session/link/lanes.js';
import { createSharedDocument } from '../../../src/lib/documents/shared-document.js';
import { HostileFiles } from './files.js';
import { hostileBoard } from './hostile-board.js';
import { HostileViewer } from './viewer.js';

export interface JoinOptions {
  relayUrl: string;
  fragment: string;
  role: Role;
  /**
   * `honest`: the real admission. `garbage`: 40 bytes of noise instead of it. `silent`: nothing at all.
   * `no-check`: says hello like the real one, then admits whoever is there without any proof.
   */
  admission: 'honest' | 'garbage' | 'silent' | 'no-check';
}

type Outcome = { kind: 'searching' } | { kind: 'admitted' } | { kind: 'refused'; why: string };

class HostilePage {
  #own: { identity: SessionIdentity; rootKey: RootKey; seed: Bytes } | undefined;
  #room: PrivateRoom<Admission | undefined> | undefined;
  #peer: RoomPeer<Admission | undefined> | undefined;
  #lanes = new Map<string, Lane<unknown>>();
  #frames: Bytes[] = [];
  /** The latest. */
  outcome: Outcome = { kind: 'searching' };
  /** Of every page that was met: each has a word of its own, at any time. */
  readonly refusals: string[] = [];
  /** What came over each lane, as it was parsed from JSON. */
  readonly heard: { lane: string; message: unknown }[] = [];
  framesHeard = 0;
  /** Once a peer has admitted this page. */
  files: HostileFiles | undefined;
  viewer: HostileViewer | undefined;
  #rootKey: RootKey | undefined;
  #identity: SessionIdentity | undefined;

  /** A session of the attacker's own. @returns the fragment of its link */
  makeSession(): string {
    const identity = makeIdentity();
    const secret = makeSessionSecret(publicKeysOf(identity));
    this.#own = { identity, ...secret };
    return inviteFragment(secret.rootKey);
  }

  join({ relayUrl, fragment, role, admission }: JoinOptions): void {
    const parsed = parseInvite(fragment);
    if (!parsed.ok) throw new Error('the test gave a broken fragment');
    const rootKey = parsed.value;
    const identity = this.#own?.identity ?? makeIdentity();
    this.#rootKey = rootKey;
    this.#identity = identity;
    // Without the seed of the real technician the best one can show is a seed of one's own.
    const seed =
      role === 'technician' ? (this.#own?.seed ?? crypto.getRandomValues(new Uint8Array(32))) : undefined;
    const pool = createRelayPool({ urls: [relayUrl], clock: systemClock });
    this.#room = openPrivateRoom<Admission | undefined>({
      pool,
      room: privateRoomOf(rootKey),
      rtc: { iceServers: [] },
      admit: (exchange) => this.#admit(exchange, { role, rootKey, identity, seed, admission })
    });
    this.#room.onPeer((peer) => this.#take(peer, role));
    this.#room.onTrouble((trouble) => {
      if (this.outcome.kind === 'searching') this.outcome = { kind: 'refused', why: trouble };
    });
  }

  async #admit(
    exchange: HandshakeExchange,
    {
      role,
      rootKey,
      identity,
      seed,
      admission
    }: {
      role: Role;
      rootKey: RootKey;
      identity: SessionIdentity;
      seed: Bytes | undefined;
      admission: JoinOptions['admission'];
    }
  ): Promise<Admission | undefined> {
    const noise = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
    if (admission === 'silent') return new Promise(() => undefined);
    if (admission === 'garbage') {
      for (let i = 0; i < 20; i++) await exchange.send(noise(40));
      return undefinedAdmission;
    }
    const result = await admit({
      role,
      rootKey,
      identity,
      code: sessionCodeOf(role, identity),
      ...(seed && { seed }),
      exchange
    });
    if (result.ok) return result.value;
    if (admission === 'no-check') return undefinedAdmission;
    this.refusals.push(result.error);
    this.outcome = { kind: 'refused', why: result.error };
    return undefined;
  }

  #take(peer: RoomPeer<Admission | undefined>, role: Role): void {
    this.#peer = peer;
    this.outcome = { kind: 'admitted' };
    peer.onFrame(() => this.framesHeard++);
    if (!peer.admission?.linkKey) return;
    const channel = new Channel({
      role,
      linkKey: peer.admission.linkKey,
      send: (frame) => {
        this.#frames.push(frame);
        peer.send(frame);
      }
    });
    // of the features' lanes only the facts: their code has no place in an attacker's page
    const ofFeatures = [board, files, report, screen].flatMap((facts) => Object.keys(facts.lanes));
    for (const name of [...Object.keys(lanes), ...ofFeatures]) {
      const lane = channel.lane(name, v.unknown());
      lane.onMessage((message) => this.heard.push({ lane: name, message }));
      this.#lanes.set(name, lane);
    }
    peer.onFrame((frame) => channel.receive(frame));
    if (!this.#rootKey || !this.#identity) return;
    const keys = { rootKey: this.#rootKey, identity: this.#identity, peer: peer.admission.peer };
    const { heard } = this;
    this.files = new HostileFiles({ peer, role, keys, heard, say: (message) => this.send('file', message) });
  }

  send(lane: string, message: unknown): void {
    const open = this.#lanes.get(lane);
    // an attack that never leaves would prove nothing
    if (!open && this.#lanes.size > 0) throw new Error(`the attacker has no lane ${lane}`);
    open?.send(message);
  }

  /** Looks at what was granted under this id. */
  look(viewId: string): void {
    const { heard } = this;
    this.viewer = new HostileViewer({ viewId, heard, say: (signal) => this.send('media', signal) });
  }

  /** A board of this page's own making, brought to the other side over the document's real connection. */
  draw(): void {
    const { identity, rootKey } = this.#own!;
    const sessionId = sessionIdOf(rootKey);
    const lane = (name: string): Lane<never> => this.#lanes.get(name) as Lane<never>;
    const document = createSharedDocument({
      sessionId,
      role: 'technician',
      sign: (bytes) => sign(identity, 'chat-entry', bytes),
      verify: () => true,
      clock: systemClock,
      saved: { updates: [hostileBoard(sessionId, identity)], transcript: [] },
      onUpdate: () => undefined,
      onEntry: () => undefined,
      onConfirmed: () => undefined
    });
    document.connect({
      signals: lane('doc-signal'),
      receipts: lane('receipt'),
      isInitiator: true,
      rtc: { iceServers: [] }
    });
  }

  /** Lines without end, nonsense for points, and a pointer that runs in circles. */
  scribble(): void {
    const stroke = (id: number, more: object = {}): object => ({
      type: 'stroke',
      id: String(id).padStart(22, 'A'),
      surface: 'screen',
      tool: 'pen',
      colour: 0,
      width: 0,
      number: 0,
      replaces: false,
      points: 'A'.repeat(800),
      ...more
    });
    for (let i = 0; i < 3_000; i++) {
      this.send('board', stroke(i % 40));
      this.send('pointer', { type: 'at', surface: 'screen', x: i, y: 0 });
    }
    for (const more of [{ points: [null] }, { points: '<b>' }, { colour: null }, { surface: '<img src=x>' }])
      this.send('board', stroke(1, more));
    this.send('pointer', { type: 'at', surface: 'screen', x: 'NaN', y: -1 });
  }

  /** Frames that this page has sent so far. */
  get sentFrames(): number {
    return this.#frames.length;
  }

  /** Sends frames again, in any order, or bytes that never were a frame. */
  sendRaw(what: 'replay' | 'reverse' | 'truncate' | 'flip' | 'garbage' | 'huge' | 'empty'): void {
    const peer = this.#peer;
    if (!peer) return;
    const noise = (length: number): Bytes => {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      return bytes;
    };
    const frames = [...this.#frames];
    if (what === 'replay') for (const frame of frames) peer.send(frame);
    if (what === 'reverse') for (const frame of frames.toReversed()) peer.send(frame);
    if (what === 'truncate')
      for (const frame of frames)
        for (const length of [0, 1, 8, 16, frame.length - 1]) peer.send(frame.slice(0, length));
    if (what === 'flip')
      for (const frame of frames) {
        const copy = frame.slice();
        copy[copy.length - 1]! ^= 1;
        peer.send(copy);
      }
    if (what === 'garbage') for (let i = 0; i < 50; i++) peer.send(noise(1 + i * 37));
    if (what === 'huge') for (let i = 0; i < 5; i++) this.#oversized(noise(200_000));
    if (what === 'empty') peer.send(new Uint8Array(0));
  }

  /** Past the own sender's limit: straight over a channel with the id of the product's own one. */
  #oversized(bytes: Bytes): void {
    try {
      this.#peer?.send(bytes);
    } catch {
      // The own side refuses to send it, which is as good.
    }
  }

  leave(): void {
    void this.#room?.leave();
  }
}

/** An admission that proves nothing: the attacker lets everybody in. */
const undefinedAdmission = {
  peer: { signing: new Uint8Array(32), agreement: new Uint8Array(32) },
  linkKey: new Uint8Array(32)
} as unknown as Admission;

declare global {
  var hostile: HostilePage;
}
globalThis.hostile = new HostilePage();
