import { createTopicStrategy, selfId, type JoinRoomCallbacks, type Room } from '@trystero-p2p/core';
import type { Clock } from '../base/clock.js';
import type { RelayPool } from './relay-pool.js';
import { SignalGate } from './signal-gate.js';
import { signalKeyOf, SignalSeal } from './signal-seal.js';

export interface RoomNames {
  appId: string;
  roomId: string;
  password: string;
}

interface Options {
  pool: RelayPool;
  clock: Clock;
  names: RoomNames;
  rtc: RTCConfiguration;
  /** Makes every connection that is really going to be used. */
  makeConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /** Asked before a signal may make trystero build a connection. */
  hasSpace(): boolean;
  /** Called while trystero hands over an offer for publishing. */
  onOfferSent(): void;
  callbacks: JoinRoomCallbacks;
}

/** Trystero's own announcing is only the safety net: ours follows the reasons, see `Announcer`. */
const idleAnnounceMs = 60_000;

/**
 * A trystero room over our relay pool. Each room has a trystero strategy of its own: strategies share prepared offers
 * and the relay between their rooms. See docs/decisions/0004-trystero-limits.md for every measure taken here.
 */
export class TrysteroRoom {
  readonly room: Room;
  readonly #pool: RelayPool;
  readonly #gate: SignalGate;
  readonly #password: string;
  readonly #hasSpace: () => boolean;
  readonly #onOfferSent: () => void;
  readonly #seals = new Map<string, SignalSeal>();
  readonly #unsubscribes: (() => void)[] = [];
  #rootTopic: string | undefined;
  #isLeft = false;

  constructor({ pool, clock, names, rtc, makeConnection, hasSpace, onOfferSent, callbacks }: Options) {
    this.#pool = pool;
    this.#password = names.password;
    this.#gate = new SignalGate(clock);
    this.#hasSpace = hasSpace;
    this.#onOfferSent = onOfferSent;
    const join = createTopicStrategy<RelayPool>({
      steadyAnnounceIntervalMs: idleAnnounceMs,
      init: () => pool,
      subscribeTopic: (_pool, topic, onMessage, { kind }) =>
        this.#subscribe(topic, kind, (signal) => onMessage(topic, signal)),
      publishTopic: (_pool, topic, message) => this.#publish(topic, message)
    });
    let isJoining = true;
    const rtcPolyfill = function (configuration: RTCConfiguration) {
      return isJoining ? closedConnection() : makeConnection(configuration);
    } as unknown as typeof RTCPeerConnection;
    this.room = withoutUnloadListener(() =>
      join(
        {
          appId: names.appId,
          password: names.password,
          rtcConfig: { ...rtc, iceServers: rtc.iceServers ?? [] },
          rtcPolyfill,
          relayConfig: { manualReconnection: true },
          // Otherwise a refused peer stays connected for two minutes and may try again on the same connection.
          _test_only_sharedPeerIdleMs: 0
        },
        names.roomId,
        callbacks
      )
    );
    isJoining = false;
  }

  /** Says to everybody in the room that we are here, in trystero's words. */
  announce(): void {
    if (this.#rootTopic) this.#publish(this.#rootTopic, JSON.stringify({ peerId: selfId }));
  }

  ignore(peerId: string): void {
    this.#gate.noteRefused(peerId);
  }

  /** Call when no connection is left: trystero cannot say goodbye over a dead one, and would not clean up. */
  async leave(): Promise<void> {
    this.#isLeft = true;
    for (const unsubscribe of this.#unsubscribes) unsubscribe();
    await this.room.leave();
  }

  async #subscribe(
    topic: string,
    kind: 'root' | 'self',
    onSignal: (signal: Record<string, unknown>) => void
  ): Promise<() => void> {
    if (this.#isLeft) return () => undefined;
    const unsubscribe = this.#pool.subscribe(topic, (content) => {
      const text = this.#sealOf(topic).open(content);
      const signal = text === undefined ? undefined : this.#gate.pass(content, text);
      const mayBuild = signal && !signal.answer && !signal.candidate;
      if (signal && (!mayBuild || this.#hasSpace())) onSignal(signal);
    });
    this.#unsubscribes.push(unsubscribe);
    // Trystero subscribes to both topics one after the other; one wait for both is enough.
    if (kind === 'root') {
      this.#rootTopic = topic;
      await this.#pool.subscribed(topic);
    }
    return unsubscribe;
  }

  #publish(topic: string, message: unknown): void {
    if (this.#isLeft || typeof message !== 'string') return;
    this.#pool.publish(topic, this.#sealOf(topic).seal(message));
    if (message.includes('"offer":')) this.#onOfferSent();
  }

  #sealOf(topic: string): SignalSeal {
    const known = this.#seals.get(topic);
    if (known) return known;
    const seal = new SignalSeal(signalKeyOf(this.#password, topic));
    // One topic for each peer ever met: forgotten all at once, they are quickly made again.
    if (this.#seals.size >= 64) this.#seals.clear();
    this.#seals.set(topic, seal);
    return seal;
  }
}

/**
 * Joining makes trystero prepare twenty offers, each gathering addresses and, with TURN configured, an allocation on
 * the server. What it gets instead counts as closed, so it keeps none and makes an offer when one is needed.
 */
const closedConnection = () => ({
  connectionState: 'closed',
  signalingState: 'closed',
  createDataChannel: () => ({}),
  addEventListener: () => undefined
});

/**
 * Trystero leaves every room at `beforeunload`, which browsers also fire for `mailto:` links and downloads, after
 * which the page goes on. Its listener is registered while joining.
 */
function withoutUnloadListener<T>(join: () => T): T {
  const original = globalThis.addEventListener;
  globalThis.addEventListener = ((type: string, ...rest: [EventListener]) => {
    if (type !== 'beforeunload') original.call(globalThis, type, ...rest);
  }) as typeof globalThis.addEventListener;
  try {
    return join();
  } finally {
    globalThis.addEventListener = original;
  }
}
