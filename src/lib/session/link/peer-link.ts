/**
 * The way to the other side of a session: searched for, admitted, lost and found again.
 * Modules hold ports of it; a port outlives the connections below it.
 */
import type { GenericSchema } from 'valibot';
import { Emitter, type Listenable } from '../../base/emitter.js';
import type { Port } from '../../base/port.js';
import type { Role } from '../../base/roles.js';
import { Channel } from '../../channel/channel.js';
import { admit, type Admission, type AdmissionError, type PinnedPeer } from '../../handshake/admission.js';
import { encodePeerKeys } from '../../handshake/identity.js';
import { privateRoomOf, relayLaneOf } from '../../handshake/keys.js';
import type { LossCause } from '../../signaling/guarded-connection.js';
import type { openPrivateRoom, PrivateRoom, RoomPeer } from '../../signaling/private-room.js';
import type { RelayPool } from '../../signaling/relay-pool.js';
import { equalBytes } from '../../base/bytes.js';
import { LossyLane } from './lossy-lane.js';
import type { LaneRules } from '../manifest.js';
import { lanes, readByFeature, withKinds, type LaneMessage, type LaneName } from './lanes.js';
import type { SessionKeys } from '../join/session-keys.js';

export interface PeerLinkOptions {
  role: Role;
  pool: RelayPool;
  openRoom: typeof openPrivateRoom;
  rtc: RTCConfiguration;
  /** Once they hold the other side's keys, nobody else is admitted. */
  keys: SessionKeys;
  /** The session is over: there is no way to anybody any more. */
  isOver?: boolean | undefined;
  /** The lanes that features declare, beside those of the session itself. */
  featureLanes?: Readonly<Record<string, LaneRules>>;
  /** Kinds of messages on the session's own lanes that features read. */
  featureKinds?: Readonly<Record<string, readonly string[]>>;
}

/** A message of a feature's lane, before the feature's own schema has read it. */
export type UnreadMessage = object;

type MessageOf<L extends string> = L extends LaneName ? LaneMessage<L> : UnreadMessage;

type LinkState =
  { phase: 'searching' } | { phase: 'up'; peer: RoomPeer<Admission>; channel: Channel } | { phase: 'closed' };

export type LinkTrouble = 'network-blocked' | AdmissionError;

export class PeerLink {
  readonly #role: Role;
  readonly #room: PrivateRoom<Admission> | undefined;
  readonly #featureLanes: Readonly<Record<string, LaneRules>>;
  readonly #featureKinds: Readonly<Record<string, readonly string[]>>;
  readonly #inboxes = new Map<string, Emitter<never>>();
  readonly #outboxes = new Map<string, Port<never>>();
  readonly #up = new Emitter<Admission>();
  readonly #down = new Emitter<LossCause | undefined>();
  readonly #renewed = new Emitter<void>();
  readonly #trouble = new Emitter<LinkTrouble>();
  readonly #droppedFrame = new Emitter<void>();
  readonly #heard = new Emitter<void>();
  readonly #keys: SessionKeys;
  #pinned: PinnedPeer | undefined;
  #state: LinkState = { phase: 'searching' };
  #dropped = 0;

  /** The peer is admitted and every lane works. */
  readonly onUp: Listenable<Admission> = this.#up.on;
  /** With its cause where that is known. */
  readonly onDown: Listenable<LossCause | undefined> = this.#down.on;
  /** The link stayed up, but the way below it is another one: see `RoomPeer.onRenewed`. */
  readonly onRenewed: Listenable<void> = this.#renewed.on;
  readonly onTrouble: Listenable<LinkTrouble> = this.#trouble.on;
  /** A frame was thrown away: see `droppedFrames`. */
  readonly onDropped: Listenable<void> = this.#droppedFrame.on;

  /** Something that only the peer can have sent has arrived. */
  readonly onHeard: Listenable<void> = this.#heard.on;

  constructor(options: PeerLinkOptions) {
    this.#role = options.role;
    this.#featureLanes = options.featureLanes ?? {};
    this.#featureKinds = options.featureKinds ?? {};
    const { keys } = options;
    this.#keys = keys;
    this.#pinned = keys.peer && { keys: keys.peer, version: keys.admission };
    if (options.isOver) {
      this.#state = { phase: 'closed' };
      return;
    }
    this.#room = options.openRoom<Admission>({
      pool: options.pool,
      room: privateRoomOf(keys.rootKey),
      rtc: options.rtc,
      admit: async (exchange) => {
        const result = await admit({
          role: options.role,
          rootKey: keys.rootKey,
          identity: keys.identity,
          code: keys.code,
          ...(keys.seed && { seed: keys.seed }),
          ...(this.#pinned && { pinned: this.#pinned }),
          exchange
        });
        if (!result.ok) {
          this.#trouble.emit(result.error);
          return undefined;
        }
        return this.#pin(result.value) ? result.value : undefined;
      },
      renewal: ({ linkKey }) => ({
        ...relayLaneOf(linkKey, options.role),
        isOfferer: options.role === 'technician'
      })
    });
    this.#room.onPeer((peer) => this.#take(peer));
    this.#room.onTrouble((trouble) => {
      if (trouble === 'network-blocked') this.#trouble.emit('network-blocked');
    });
  }

  /** Two customers may have been in admission at once: the first one to finish is the customer. */
  #pin({ peer, version, codeNonces }: Admission): boolean {
    const { code } = this.#keys;
    const pinned = this.#pinned;
    if (pinned && !equalBytes(encodePeerKeys(pinned.keys), encodePeerKeys(peer))) return false;
    if (pinned?.version && pinned.version !== version) return false;
    if (pinned?.version === 2 && codeNonces && code.nonces) {
      return equalBytes(code.nonces.customer, codeNonces.customer);
    }
    // A session of version 1 that is kept may still turn out to be one of version 2 (AD16).
    if (!pinned || version === 2) this.#pinned = { keys: peer, version };
    if (codeNonces) code.nonces = codeNonces;
    return true;
  }

  get isUp(): boolean {
    return this.#state.phase === 'up';
  }

  /** The connection below the lanes, for its statistics and for bulk channels. */
  get connection(): RTCPeerConnection | undefined {
    return this.#state.phase === 'up' ? this.#state.peer.connection : undefined;
  }

  /** A further channel of the connection, which the other side opens with the same number (101–255). */
  openChannel(id: number, label: string): RTCDataChannel | undefined {
    return this.#state.phase === 'up' ? this.#state.peer.openChannel(id, label) : undefined;
  }

  /** Frames that were thrown away since the link was made: replayed, garbled, too large, unknown. */
  get droppedFrames(): number {
    return this.#dropped + (this.#state.phase === 'up' ? this.#state.channel.droppedCount : 0);
  }

  /** What a module sends while nobody is there is dropped; whoever needs certainty acknowledges. */
  port<L extends string>(name: L): Port<MessageOf<L>> {
    return {
      send: (message) => this.#outboxes.get(name)?.send(message as never),
      onMessage: (listener) => this.#inbox<MessageOf<L>>(name).on(listener)
    };
  }

  /** A message that its feature's schema does not take counts like any other that is thrown away. */
  noteMalformed(): void {
    this.#dropped++;
    this.#droppedFrame.emit();
  }

  close(): void {
    if (this.#state.phase === 'closed') return;
    this.#drop();
    this.#state = { phase: 'closed' };
    void this.#room?.leave();
  }

  #inbox<M>(name: string): Emitter<M> {
    const inbox = this.#inboxes.get(name) ?? new Emitter<never>();
    this.#inboxes.set(name, inbox);
    return inbox as unknown as Emitter<M>;
  }

  #isLossy(lane: string): boolean {
    return this.#featureLanes[lane]?.delivery === 'lossy';
  }

  #take(peer: RoomPeer<Admission>): void {
    if (this.#state.phase === 'closed') return peer.close();
    // A peer that reloaded is admitted again before its old connection is known to be dead.
    this.#drop();
    const channel = new Channel({
      role: this.#role,
      linkKey: peer.admission.linkKey,
      send: (frame, lane) => (this.#isLossy(lane) ? lossy.send(frame) : peer.send(frame))
    });
    const lossy = new LossyLane(peer, (frame) => channel.receive(frame));
    for (const [name, schema] of Object.entries(lanes))
      this.#openLane(channel, name, withKinds(schema, this.#featureKinds[name]));
    for (const [name, { maxBytes }] of Object.entries(this.#featureLanes))
      this.#openLane(channel, name, readByFeature, maxBytes);
    channel.onDropped(() => this.#droppedFrame.emit());
    this.#state = { phase: 'up', peer, channel };
    peer.onFrame((frame) => channel.receive(frame));
    peer.onRenewed(() => {
      if (this.#state.phase === 'up' && this.#state.peer === peer) this.#renewed.emit();
    });
    peer.onClose(() => {
      if (this.#state.phase !== 'up' || this.#state.peer !== peer) return;
      this.#drop();
    });
    this.#up.emit(peer.admission);
  }

  #openLane(channel: Channel, name: string, schema: GenericSchema, maxBytes = Infinity): void {
    const lane = channel.lane(name, schema, { isUnordered: this.#isLossy(name), maxBytes });
    lane.onMessage((message) => {
      this.#heard.emit();
      this.#inbox(name).emit(message);
    });
    this.#outboxes.set(name, lane as unknown as Port<never>);
  }

  #drop(): void {
    if (this.#state.phase !== 'up') return;
    const { peer, channel } = this.#state;
    this.#dropped += channel.droppedCount;
    this.#state = { phase: 'searching' };
    this.#outboxes.clear();
    channel.close();
    const { lossCause } = peer;
    peer.close();
    this.#down.emit(lossCause);
  }
}
