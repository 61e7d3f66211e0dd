import { every, type Clock } from '../base/clock.js';
import { eventKind, topicTag } from './nostr-event.js';
import { TokenBucket } from '../base/token-bucket.js';
import { parseRelayMessage, type RelayMessage } from './relay-message.js';

/** What is needed of a `WebSocket`. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'>;

export type OpenSocket = (url: string) => Socket;

interface Options {
  url: string;
  clock: Clock;
  openSocket: OpenSocket;
  /** Called whenever `state` has changed. */
  onState(): void;
  onMessage(message: RelayMessage): void;
}

type Life =
  | { phase: 'connecting'; socket: Socket; cancel: () => void }
  | {
      phase: 'open';
      socket: Socket;
      since: number;
      frames: TokenBucket;
      lengths: TokenBucket;
      stopWatching: () => void;
      /** While it has to give a sign of life. */
      cancelDoubt: (() => void) | undefined;
      /** It was silent for so long that it may have been dead since. */
      isUnheard: boolean;
    }
  | { phase: 'down'; cancel: () => void }
  | { phase: 'closed' };

const connectTimeoutMs = 10_000;
/** In place of a connection that gave no answer: the network may be back in a moment. */
const reconnectTimeoutMs = 5_000;
const firstRetryMs = 1_000;
const longestRetryMs = 20_000;
const cutOffMs = 60_000;
/** A connection that lasted this long was a good one: the next try starts with short pauses again. */
const provenAfterMs = 10_000;
const quietBeforePingMs = 45_000;
const pingTimeoutMs = 10_000;
/** Relays say nothing for a long time when nobody writes; a computer may have slept in that. */
const unheardMs = 10_000;
/**
 * After a reason to doubt. Two in a row are longer than a relay takes to answer, and another connection costs little;
 * on a page that was busy the first may end before it came to an answer that is already there, the second does not.
 */
const doubtTimeoutMs = 350;
const maxFrameLength = 128 * 1024;
const frameRate = { burst: 1_000, perSecond: 200 };
const lengthRate = { burst: 8 * 1024 * 1024, perSecond: 512 * 1024 };
const pingId = 'ping';
/** Requests whose answers are measured at once. */
const maxAsked = 16;

/** One relay: connects, notices when it went away, tries again, and cuts it off for a while when it misbehaves. */
export class RelayConnection {
  readonly #options: Options;
  #life: Life = { phase: 'down', cancel: () => undefined };
  #failures = 0;
  #heardAt = 0;
  #pingedAt: number | undefined;
  /** When each request was made that has no answer yet, and how long the last one took. */
  readonly #asked = new Map<unknown, number>();
  #roundTripMs = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#connect();
  }

  get url(): string {
    return this.#options.url;
  }

  get state(): 'connecting' | 'open' | 'down' {
    return this.#life.phase === 'closed' ? 'down' : this.#life.phase;
  }

  /** How long the relay took to answer a request, or has taken already; 0 before the first one. */
  get roundTripMs(): number {
    const now = this.#options.clock.now();
    return Math.max(this.#roundTripMs, ...[...this.#asked.values()].map((at) => now - at));
  }

  /** Open, as far as is known: one that has to prove it after a long silence does not count until it has (RL10). */
  get isHeard(): boolean {
    return this.#life.phase === 'open' && !this.#life.isUnheard;
  }

  /** Sends, or drops when the relay is not open. */
  send(request: unknown[]): void {
    const [verb, subscription] = request;
    if (verb === 'REQ' && this.#asked.size < maxAsked)
      this.#asked.set(subscription, this.#options.clock.now());
    // what is given up may never be answered
    if (verb === 'CLOSE') this.#asked.delete(subscription);
    this.sendText(JSON.stringify(request));
  }

  sendText(text: string): void {
    if (this.#life.phase !== 'open') return;
    try {
      this.#life.socket.send(text);
    } catch {
      this.#fail();
    }
  }

  /**
   * Tries at once instead of waiting, and makes sure that an open connection still is one.
   * @param silentMs leaves one alone that was heard since then
   */
  wake(silentMs: number): void {
    if (this.#life.phase === 'down') {
      this.#life.cancel();
      this.#connect();
    } else if (this.#life.phase === 'open' && this.#options.clock.now() - this.#heardAt >= silentMs)
      this.#doubt(this.#life);
  }

  /** Wants nothing to do with this relay for a while. */
  cutOff(): void {
    this.#fail(cutOffMs);
  }

  close(): void {
    this.#abandon();
    this.#life = { phase: 'closed' };
  }

  #connect(timeoutMs = connectTimeoutMs): void {
    const { clock, url, openSocket } = this.#options;
    const cancel = clock.after(timeoutMs, () => this.#fail());
    let socket: Socket;
    try {
      socket = openSocket(url);
    } catch {
      // Browsers throw for ws: on a page served by https.
      cancel();
      return this.#fail();
    }
    this.#life = { phase: 'connecting', socket, cancel };
    const isCurrent = (): boolean => 'socket' in this.#life && this.#life.socket === socket;
    socket.onopen = () => void (isCurrent() && this.#opened(socket));
    socket.onmessage = ({ data }) => void (isCurrent() && this.#heard(data));
    socket.onclose = socket.onerror = () => void (isCurrent() && this.#fail());
    this.#options.onState();
  }

  #opened(socket: Socket): void {
    const { clock } = this.#options;
    this.#asked.clear();
    this.#roundTripMs = 0;
    if (this.#life.phase === 'connecting') this.#life.cancel();
    this.#heardAt = clock.now();
    this.#pingedAt = undefined;
    this.#life = {
      phase: 'open',
      socket,
      since: clock.now(),
      frames: new TokenBucket(clock, frameRate),
      lengths: new TokenBucket(clock, lengthRate),
      stopWatching: every(clock, pingTimeoutMs, () => this.#watch()),
      cancelDoubt: undefined,
      isUnheard: false
    };
    this.#options.onState();
  }

  #heard(data: unknown): void {
    if (this.#life.phase !== 'open') return;
    const { frames, lengths } = this.#life;
    const wasUnheard = this.#life.isUnheard;
    this.#believe(this.#life);
    this.#heardAt = this.#options.clock.now();
    this.#pingedAt = undefined;
    if (wasUnheard) this.#options.onState();
    // whoever heard of it may have closed it
    if (this.#life.phase !== 'open') return;
    const isBounded = typeof data === 'string' && data.length <= maxFrameLength;
    if (!isBounded || !frames.take() || !lengths.take(data.length)) return this.cutOff();
    const message = parseRelayMessage(data);
    if (!message) return;
    if (message.type === 'stored-sent') this.#noteAnswered(message.subscription);
    if (message.type === 'stored-sent' && message.subscription === pingId) this.send(['CLOSE', pingId]);
    else this.#options.onMessage(message);
  }

  #noteAnswered(subscription: string): void {
    const askedAt = this.#asked.get(subscription);
    if (askedAt === undefined) return;
    this.#asked.delete(subscription);
    this.#roundTripMs = this.#options.clock.now() - askedAt;
  }

  /** A page cannot send WebSocket pings, and a connection lost in sleep may look open for minutes. */
  #watch(): void {
    const now = this.#options.clock.now();
    if (this.#pingedAt !== undefined && now - this.#pingedAt >= pingTimeoutMs) this.#fail();
    else if (now - this.#heardAt >= quietBeforePingMs) this.#ping();
  }

  /** Asks for a sign of life, and connects anew when there is none. */
  #doubt(life: Extract<Life, { phase: 'open' }>): void {
    if (life.cancelDoubt) return;
    const isUnheard = this.#options.clock.now() - this.#heardAt >= unheardMs;
    this.#ping();
    // sending has failed
    if (this.#life !== life) return;
    const wait = (next: () => void): void => {
      life.cancelDoubt = this.#options.clock.after(doubtTimeoutMs, next);
    };
    wait(() => wait(() => this.#replace()));
    life.isUnheard = isUnheard;
    if (isUnheard) this.#options.onState();
  }

  #believe(life: Extract<Life, { phase: 'open' }>): void {
    life.cancelDoubt?.();
    life.cancelDoubt = undefined;
    life.isUnheard = false;
  }

  #replace(): void {
    this.#failures = 0;
    this.#abandon();
    this.#connect(reconnectTimeoutMs);
  }

  #ping(): void {
    this.#pingedAt ??= this.#options.clock.now();
    this.send(['REQ', pingId, { kinds: [eventKind], [`#${topicTag}`]: [pingId], limit: 0 }]);
  }

  /** @param atLeastMs the next try comes no earlier */
  #fail(atLeastMs = 0): void {
    if (this.#life.phase === 'closed') return;
    const { clock } = this.#options;
    if (this.#life.phase === 'open' && clock.now() - this.#life.since >= provenAfterMs) this.#failures = 0;
    this.#abandon();
    const pause = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures++);
    // Jitter, so that a relay that restarts is not met by all its pages at once.
    const retryMs = Math.max(atLeastMs, pause) * (0.5 + Math.random());
    this.#life = { phase: 'down', cancel: clock.after(retryMs, () => this.#connect()) };
    this.#options.onState();
  }

  #abandon(): void {
    const life = this.#life;
    this.#life = { phase: 'closed' };
    if (life.phase === 'open') {
      life.stopWatching();
      this.#believe(life);
    } else if (life.phase !== 'closed') life.cancel();
    if ('socket' in life) silence(life.socket);
  }
}

function silence(socket: Socket): void {
  socket.onopen = socket.onmessage = socket.onclose = null;
  // Closing a socket that is still connecting reports an error: without a listener `ws` would throw it.
  socket.onerror = () => undefined;
  socket.close();
}
