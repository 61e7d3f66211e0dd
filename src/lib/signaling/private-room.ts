import type { HandshakeReceiver, HandshakeSender } from '@trystero-p2p/core';
import { systemClock, type Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { assert } from '../base/errors.js';
import { Announcer } from './announcer.js';
import { GuardedConnection } from './guarded-connection.js';
import { PathKeeper, type RenewalTerms } from './path-keeper.js';
import { onRelayOpened, type RelayPool } from './relay-pool.js';
import { AdmittedPeer, type RoomPeer } from './room-peer.js';
import { TrysteroRoom, type RoomNames } from './trystero-room.js';

export type { RoomPeer } from './room-peer.js';

/** The way to a peer that is not admitted yet. */
export interface HandshakeExchange {
  /** At most 8 KiB a message, 16 messages. */
  send(bytes: Uint8Array): Promise<void>;
  /** The next message. Rejects when the peer went away or ten seconds have passed since the handshake began. */
  receive(): Promise<Uint8Array>;
}

/**
 * `network-blocked`: descriptions were exchanged but no connection came about within 12 seconds.
 * `refused`: a handshake ended without a peer, because `admit` refused or because the other side went away during it;
 * the latter is all that a peer learns whom the other side refuses.
 */
export type RoomTrouble = 'network-blocked' | 'refused';

export interface RoomCounters {
  admitted: number;
  refused: number;
  /** Frames thrown away below the sealed lanes: too large, too many, of a kind that we do not use. */
  dropped: number;
}

export interface PrivateRoom<A> {
  /** Listen to the peer's frames at once, see `RoomPeer`. A peer that comes back is a new one. */
  onPeer: Listenable<RoomPeer<A>>;
  onTrouble: Listenable<RoomTrouble>;
  readonly counters: Readonly<RoomCounters>;
  /** May be called twice. The same room may be opened again at once. */
  leave(): Promise<void>;
}

export interface PrivateRoomOptions<A> {
  pool: RelayPool;
  /** All three derived from a secret; the app id must be of this room alone. */
  room: RoomNames;
  rtc: RTCConfiguration;
  /** Proves both sides to each other. `undefined` or an exception refuses the peer. */
  admit: (exchange: HandshakeExchange) => Promise<A | undefined>;
  /** How the way to a peer is renewed when it is lost; without it, only a new admission leads back. */
  renewal?: (admission: A) => RenewalTerms;
  /** Handshakes at the same time. */
  maxPending?: number;
  clock?: Clock;
}

export const openPrivateRoom = <A>(options: PrivateRoomOptions<A>): PrivateRoom<A> =>
  new AdmittingRoom(options);

interface Handshake {
  peerId: string;
}

const handshakeTimeoutMs = 10_000;
const maxConnections = 24;

class AdmittingRoom<A> implements PrivateRoom<A> {
  readonly #admit: PrivateRoomOptions<A>['admit'];
  readonly #renewal: PrivateRoomOptions<A>['renewal'];
  readonly #pool: RelayPool;
  readonly #clock: Clock;
  readonly #maxPending: number;
  readonly #trystero: TrysteroRoom;
  readonly #announcer: Announcer;
  readonly #connections = new Map<RTCPeerConnection, GuardedConnection>();
  readonly #pending = new Set<Handshake>();
  /** By trystero's peer id, which the peer chooses: it finds things but proves nothing. */
  readonly #admissions = new Map<string, { admission: A }>();
  readonly #peers = new Map<string, AdmittedPeer<A>>();
  readonly #arrived = new Emitter<RoomPeer<A>>();
  readonly #trouble = new Emitter<RoomTrouble>();
  readonly #counters: RoomCounters = { admitted: 0, refused: 0, dropped: 0 };
  readonly #offPool: () => void;
  #left: Promise<void> | undefined;

  readonly onPeer: Listenable<RoomPeer<A>> = this.#arrived.on;
  readonly onTrouble: Listenable<RoomTrouble> = this.#trouble.on;

  constructor({
    pool,
    room,
    rtc,
    admit,
    renewal,
    maxPending = 8,
    clock = systemClock
  }: PrivateRoomOptions<A>) {
    assert(room.password.length > 0, 'a room with a password');
    this.#admit = admit;
    this.#renewal = renewal;
    this.#pool = pool;
    this.#clock = clock;
    this.#maxPending = maxPending;
    this.#trystero = new TrysteroRoom({
      pool,
      clock,
      names: room,
      rtc,
      makeConnection: (configuration) => this.#makeConnection(configuration),
      hasSpace: () => this.#connections.size < maxConnections,
      onOfferSent: () => {
        // Offers leave in the order in which their connections were made.
        const sent = [...this.#connections.values()].find(({ candidates }) => candidates.isHolding);
        sent?.candidates.release();
      },
      callbacks: {
        handshakeTimeoutMs,
        onPeerHandshake: (peerId, send, receive) => this.#shakeHands(peerId, send, receive),
        onJoinError: ({ peerId, error }) => this.#noteJoinError(peerId, error)
      }
    });
    this.#trystero.room.onPeerJoin = (peerId) => this.#noteJoined(peerId);
    this.#trystero.room.onPeerLeave = (peerId) => this.#peers.get(peerId)?.close();
    this.#announcer = new Announcer(clock, () => this.#trystero.announce());
    this.#announcer.start();
    this.#offPool = onRelayOpened(pool, () => {
      if (this.#peers.size === 0) this.#announcer.start();
    });
    globalThis.addEventListener?.('pagehide', this.#closeAll);
  }

  get counters(): Readonly<RoomCounters> {
    const open = [...this.#connections.values()].reduce((sum, { dropped }) => sum + dropped, 0);
    return { ...this.#counters, dropped: this.#counters.dropped + open };
  }

  leave(): Promise<void> {
    return (this.#left ??= this.#leave());
  }

  async #leave(): Promise<void> {
    this.#announcer.stop();
    this.#offPool();
    globalThis.removeEventListener?.('pagehide', this.#closeAll);
    this.#closeAll();
    await this.#trystero.leave();
    // Connections that were being prepared meanwhile.
    this.#closeAll();
    this.#arrived.clear();
    this.#trouble.clear();
  }

  /** Also when the page goes away: closing tells the other side at once, where silence would take it ten seconds. */
  readonly #closeAll = (): void => {
    for (const connection of [...this.#connections.values()]) connection.close();
  };

  #makeConnection(configuration: RTCConfiguration): RTCPeerConnection {
    const connection = new RTCPeerConnection(configuration);
    const guarded = new GuardedConnection(connection, this.#clock, {
      onBlocked: () => {
        // A peer that reloaded while connecting leaves such a connection behind, too.
        if (this.#peers.size === 0 && !this.#left) this.#trouble.emit('network-blocked');
      },
      onGone: () => {
        this.#counters.dropped += guarded.dropped;
        this.#connections.delete(connection);
        for (const [peerId, peer] of this.#peers)
          if (peer.connection === connection) this.#lose(peerId, peer);
      }
    });
    this.#connections.set(connection, guarded);
    return connection;
  }

  async #shakeHands(peerId: string, send: HandshakeSender, receive: HandshakeReceiver): Promise<void> {
    if (this.#left || this.#pending.size >= this.#maxPending) throw new Error('no handshake now');
    const handshake: Handshake = { peerId };
    let hasPeerLeft = false;
    this.#pending.add(handshake);
    this.#admissions.delete(peerId);
    try {
      const admission = await this.#admit({
        send: (bytes) => send(bytes),
        receive: async () => {
          const { data } = await receive().catch((gone: unknown) => {
            hasPeerLeft = true;
            throw gone;
          });
          if (data instanceof Uint8Array) return data;
          throw new Error('a handshake message that is not binary');
        }
      });
      if (admission === undefined) throw new Error('not admitted');
      this.#awaitOtherSide(peerId, { admission }, receive);
    } catch (thrown) {
      // Trystero reports every other end of a handshake as a join error.
      if (hasPeerLeft && this.#pending.has(handshake)) this.#noteFailedHandshake();
      throw thrown;
    } finally {
      this.#pending.delete(handshake);
    }
  }

  /** This side is content; the other may still refuse. Trystero says so only to whoever waits for a message. */
  #awaitOtherSide(peerId: string, entry: { admission: A }, receive: HandshakeReceiver): void {
    this.#admissions.set(peerId, entry);
    receive().catch(() => {
      if (this.#admissions.get(peerId) !== entry) return;
      this.#admissions.delete(peerId);
      this.#noteFailedHandshake();
    });
  }

  #noteJoinError(peerId: string, error: string): void {
    // Blocked networks are noticed earlier by the connection itself.
    if (error.includes('after exchanging SDP')) return;
    for (const handshake of this.#pending) if (handshake.peerId === peerId) this.#pending.delete(handshake);
    this.#admissions.delete(peerId);
    this.#trystero.ignore(peerId);
    this.#noteFailedHandshake();
  }

  #noteFailedHandshake(): void {
    if (this.#left) return;
    this.#counters.refused++;
    this.#trouble.emit('refused');
  }

  /** Both sides have passed the handshake. */
  #noteJoined(peerId: string): void {
    const connection = this.#trystero.room.getPeers()[peerId];
    const guarded = connection && this.#connections.get(connection);
    const entry = this.#admissions.get(peerId);
    this.#admissions.delete(peerId);
    if (!guarded || !entry) return connection?.close();
    guarded.frames.whenOpen(() => {
      if (this.#left) return;
      const keeper = this.#keepPath(entry.admission, guarded);
      const peer = new AdmittedPeer(entry.admission, guarded, keeper);
      this.#peers.get(peerId)?.close();
      this.#peers.set(peerId, peer);
      this.#counters.admitted++;
      this.#announcer.stop();
      this.#arrived.emit(peer);
      guarded.frames.release();
    });
  }

  #keepPath(admission: A, guarded: GuardedConnection): PathKeeper | undefined {
    const terms = this.#renewal?.(admission);
    return terms && new PathKeeper(terms, { pool: this.#pool, guarded, clock: this.#clock });
  }

  #lose(peerId: string, peer: AdmittedPeer<A>): void {
    this.#peers.delete(peerId);
    peer.noteGone();
    if (this.#peers.size === 0 && !this.#left) this.#announcer.start();
  }
}
