import { Emitter, type Listenable } from '../base/emitter.js';
import { assert } from '../base/errors.js';
import { every, type Clock } from '../base/clock.js';
import { EventSigner, hasOwnId, maxContentLength, parseEvent, topicOfEvent } from './nostr-event.js';
import { TokenBucket } from '../base/token-bucket.js';
import { RecentMessages } from './recent-messages.js';
import { RecentSet } from './recent-set.js';
import { RelayConnection, type OpenSocket } from './relay-connection.js';
import type { RelayMessage } from './relay-message.js';
import { SubscriptionPlan } from './subscription-plan.js';

export interface RelayState {
  url: string;
  state: 'connecting' | 'open' | 'down';
}

/** One bulletin board made of several relays: a message is published on all of them and heard once. */
export interface RelayPool {
  /**
   * Hears what others publish under `topic`, never what this page published. The content comes from a stranger: at
   * most 32,768 characters, otherwise unchecked. The undo may be called twice.
   */
  subscribe(topic: string, onMessage: (content: string) => void): () => void;
  /** Does somebody on this page listen to the topic? */
  isSubscribed(topic: string): boolean;
  /**
   * Resolves as soon as one relay was asked for `topic`: what is published from then on can be answered. Stays
   * pending while no relay is open, and for ever when the pool is closed or the topic given up before. Never rejects.
   * Only for a topic that is subscribed.
   */
  subscribed(topic: string): Promise<void>;
  /**
   * Sends to all open relays, and to those that open within the next ten seconds. Nobody confirms a message:
   * whoever needs certainty repeats it. `content` has at most 32,768 characters.
   */
  publish(topic: string, content: string): void;
  /**
   * How long the slowest open relay took to answer, or has taken already: a message to another page and its answer
   * take twice as long. 0 when nothing was asked. A relay can say what it likes: to be bounded by who uses it.
   */
  readonly roundTripMs: number;
  /** One entry per relay, in the order of the configuration; a new array at every change. */
  readonly relays: readonly RelayState[];
  readonly onChange: Listenable<readonly RelayState[]>;
  /**
   * The network may be another one, or the computer has slept: tries again at once what is down, and makes sure within
   * a second that open connections still are.
   * @param silentMs leaves those alone that were heard since then
   */
  wake(silentMs?: number): void;
  close(): void;
}

/** Calls `f` whenever a relay is open that was not before. */
export function onRelayOpened(pool: Pick<RelayPool, 'relays' | 'onChange'>, f: () => void): () => void {
  const openOf = (relays: RelayPool['relays']): Set<string> =>
    new Set(relays.filter(({ state }) => state === 'open').map(({ url }) => url));
  let known = openOf(pool.relays);
  return pool.onChange((relays) => {
    const open = openOf(relays);
    const isAnyNew = [...open].some((url) => !known.has(url));
    known = open;
    if (isAnyNew) f();
  });
}

interface Options {
  /** Addresses of WebSockets, each once. One that the browser refuses counts as down. */
  urls: readonly string[];
  clock: Clock;
  /** Milliseconds, added to the clock for the time stamps that relays check: see `measureTimeOffset`. */
  timeOffsetMs?: () => number;
  openSocket?: OpenSocket;
}

interface Topic {
  heard: Emitter<string>;
  listeners: number;
  /** By relay, so that one that floods does not use up what the others may say. */
  rates: TokenBucket[];
  asked: Promise<void>;
  noteAsked: () => void;
}

const topicRate = { burst: 120, perSecond: 20 };
/** A page that comes into sight, or needs a relay now, doubts what it has not heard for so long. */
export const silentMs = 10_000;
const lookMs = 5_000;
/** A timer that is so late had no processor to run on: the computer slept. Hidden pages get one a minute. */
const lateMs = { visible: 15_000, hidden: 90_000 };
const rememberedEvents = 4_096;
/** The first word of a refusal (NIP-01) that will not go away by trying again soon. */
const lastingRefusal = /^(?:auth-required|blocked|restricted|pow|invalid|unsupported):/;

export const createRelayPool = (options: Options): RelayPool => new NostrPool(options);

class NostrPool implements RelayPool {
  readonly #clock: Clock;
  readonly #timeOffsetMs: () => number;
  readonly #signer = new EventSigner();
  readonly #connections: RelayConnection[] = [];
  readonly #topics = new Map<string, Topic>();
  readonly #plan = new SubscriptionPlan();
  readonly #recent = new RecentMessages<RelayConnection>();
  readonly #seen = new RecentSet(rememberedEvents);
  readonly #changes = new Emitter<readonly RelayState[]>();
  readonly #wake = (): void => this.wake();
  readonly #lookAgain = (): void => {
    if (document.visibilityState === 'visible') this.wake(silentMs);
  };
  readonly #stopLooking: () => void;
  #relays: readonly RelayState[] = [];
  #isFlushQueued = false;
  #isClosed = false;

  readonly onChange: Listenable<readonly RelayState[]> = this.#changes.on;

  constructor({ urls, clock, timeOffsetMs = () => 0, openSocket = (url) => new WebSocket(url) }: Options) {
    this.#clock = clock;
    this.#timeOffsetMs = timeOffsetMs;
    for (const [index, url] of urls.entries()) {
      this.#connections[index] = new RelayConnection({
        url,
        clock,
        openSocket,
        onState: () => this.#noteState(index),
        onMessage: (message) => this.#hear(index, message)
      });
    }
    this.#relays = this.#shown();
    globalThis.addEventListener?.('online', this.#wake);
    globalThis.document?.addEventListener('visibilitychange', this.#lookAgain);
    let looked = clock.now();
    this.#stopLooking = every(clock, lookMs, () => {
      const sinceMs = clock.now() - looked;
      looked = clock.now();
      if (sinceMs >= lateMs[globalThis.document?.visibilityState ?? 'visible']) this.wake(silentMs);
    });
  }

  get relays(): readonly RelayState[] {
    return this.#relays;
  }

  get roundTripMs(): number {
    const open = this.#connections.filter(({ state }) => state === 'open');
    return Math.max(0, ...open.map(({ roundTripMs }) => roundTripMs));
  }

  subscribe(topic: string, onMessage: (content: string) => void): () => void {
    assert(!this.#isClosed && topic.length > 0, 'an open pool and a topic');
    const entry = this.#topics.get(topic) ?? this.#addTopic(topic);
    const off = entry.heard.on(onMessage);
    entry.listeners++;
    let isSubscribed = true;
    return () => {
      if (!isSubscribed) return;
      isSubscribed = false;
      off();
      if (--entry.listeners === 0) this.#removeTopic(topic);
    };
  }

  isSubscribed(topic: string): boolean {
    return this.#topics.has(topic);
  }

  subscribed(topic: string): Promise<void> {
    const entry = this.#topics.get(topic);
    assert(entry, 'the topic is subscribed');
    return entry.asked;
  }

  publish(topic: string, content: string): void {
    if (this.#isClosed) return;
    assert(content.length <= maxContentLength, 'a message that relays take');
    this.#flush();
    const now = this.#clock.now();
    const event = this.#signer.sign(topic, content, Math.floor((now + this.#timeOffsetMs()) / 1_000));
    const text = JSON.stringify(['EVENT', event]);
    const open = this.#connections.filter(({ state }) => state === 'open');
    for (const connection of open) connection.sendText(text);
    this.#recent.add(text, now, open);
  }

  wake(silentMs = 0): void {
    if (!this.#isClosed) for (const connection of this.#connections) connection.wake(silentMs);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    globalThis.removeEventListener?.('online', this.#wake);
    globalThis.document?.removeEventListener('visibilitychange', this.#lookAgain);
    this.#stopLooking();
    for (const connection of this.#connections) connection.close();
    this.#topics.clear();
    this.#changes.clear();
  }

  #addTopic(topic: string): Topic {
    let noteAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => (noteAsked = resolve));
    const rates = this.#connections.map(() => new TokenBucket(this.#clock, topicRate));
    const entry = { heard: new Emitter<string>(), listeners: 0, rates, asked, noteAsked };
    this.#topics.set(topic, entry);
    this.#plan.add(topic);
    this.#queueFlush();
    return entry;
  }

  #removeTopic(topic: string): void {
    this.#topics.delete(topic);
    this.#plan.remove(topic);
    this.#queueFlush();
  }

  /** Topics that come and go in one task make one request. */
  #queueFlush(): void {
    if (this.#isFlushQueued) return;
    this.#isFlushQueued = true;
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    this.#isFlushQueued = false;
    if (this.#isClosed) return;
    const requests = this.#plan.takeChanges();
    const open = this.#connections.filter(({ state }) => state === 'open');
    for (const connection of open) for (const request of requests) connection.send(request);
    if (open.some(({ isHeard }) => isHeard)) this.#noteAsked();
  }

  #noteAsked(): void {
    for (const { noteAsked } of this.#topics.values()) noteAsked();
  }

  #noteState(index: number): void {
    const connection = this.#connections[index];
    const state = this.#shown()[index]?.state;
    if (this.#isClosed || !connection || this.#relays[index]?.state === state) return;
    if (state === 'open') {
      this.#flush();
      for (const request of this.#plan.requests) connection.send(request);
      for (const text of this.#recent.takeFor(connection, this.#clock.now())) connection.sendText(text);
      this.#noteAsked();
    }
    this.#relays = this.#shown();
    this.#changes.emit(this.#relays);
  }

  /** One that may have been dead since long is not said to be open. */
  #shown(): readonly RelayState[] {
    return this.#connections.map(({ url, state, isHeard }) => ({
      url,
      state: state === 'open' && !isHeard ? 'connecting' : state
    }));
  }

  #hear(index: number, message: RelayMessage): void {
    if (message.type === 'event') return this.#deliver(index, message.event);
    const refuses =
      message.type === 'unsubscribed' ||
      (message.type === 'receipt' && !message.isAccepted && lastingRefusal.test(message.reason));
    // A relay that takes neither our questions nor our messages is of no use, and must not look like one that is.
    if (refuses) this.#connections[index]?.cutOff();
  }

  #deliver(index: number, value: unknown): void {
    const event = parseEvent(value);
    const topic = event && this.#topics.get(topicOfEvent(event) ?? '');
    if (!topic || event.pubkey === this.#signer.publicKey || !topic.rates[index]?.take()) return;
    // The id is checked before it is remembered: otherwise one relay could make us deaf to the others' events.
    if (hasOwnId(event) && this.#seen.add(event.id)) topic.heard.emit(event.content);
  }
}
