import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import type { Port } from '../base/port.js';
import { perMinute, TokenBucket } from '../base/token-bucket.js';
import { toDocSignal, type DocSignal, type Receipt } from './doc-signal.js';
import type { ConnectionTrouble, GuardedConnection } from './guarded-connection.js';

export { docSignalSchema, receiptSchema, type DocSignal, type Receipt } from './doc-signal.js';

const connectTimeoutMs = 15_000;
const firstRetryMs = 500;
const longestRetryMs = 8_000;
/** Offers a responder takes: each costs a peer connection. */
const maxOffersPerMinute = 30;
/** Times an initiator says the same again when asked. */
const maxReplays = 3;

export interface DocumentLinkOptions {
  /** Sealed lanes to the admitted peer. */
  signals: Port<DocSignal>;
  receipts: Port<Receipt>;
  /** Exactly one of the two sides. */
  isInitiator: boolean;
  rtc: RTCConfiguration;
}

/** Why a link was given up: the peer went over bounds, or its document is full of what it did not sign. */
export type LinkTrouble = ConnectionTrouble | 'forged-entries';

/** The document's own connection to one peer, for as long as that peer is admitted. */
export interface DocumentLink {
  readonly isConnected: boolean;
  /** `isConnected` changed. */
  readonly onChange: Listenable<void>;
  /** At most once: this link will not connect again. */
  readonly onTrouble: Listenable<LinkTrouble>;
  /** The way to the peer is another one: connects anew, instead of waiting until the browser gives the old one up. */
  renew(): void;
  close(): void;
}

type OpenConnection = (
  name: string,
  isInitiator: boolean,
  onSignal: (signal: unknown) => void
) => GuardedConnection;

interface Attempt {
  connection: GuardedConnection;
  /** What was said of it, to be said again to a peer that did not listen yet. */
  sent: DocSignal[];
  replays: number;
}

/**
 * Opens a connection, and another when it died. The initiator offers; the other side asks for an offer when it
 * begins to listen and when its connection died, since either side may notice first, and lanes drop what comes
 * while nobody listens.
 */
export class ReconnectingLink implements DocumentLink {
  readonly #signals: Port<DocSignal>;
  readonly #isInitiator: boolean;
  readonly #clock: Clock;
  readonly #open: OpenConnection;
  readonly #offers: TokenBucket;
  readonly #changed = new Emitter<void>();
  readonly #trouble = new Emitter<LinkTrouble>();
  readonly #unsubscribe: () => void;
  #number = 0;
  #attempt: Attempt | undefined;
  #failures = 0;
  #isClosed = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: {
    signals: Port<DocSignal>;
    isInitiator: boolean;
    clock: Clock;
    open: OpenConnection;
  }) {
    this.#signals = options.signals;
    this.#isInitiator = options.isInitiator;
    this.#clock = options.clock;
    this.#open = options.open;
    this.#offers = new TokenBucket(options.clock, perMinute(maxOffersPerMinute));
    this.#unsubscribe = this.#signals.onMessage((signal) => this.#receive(signal));
    if (this.#isInitiator) this.#offer();
    else this.#ask();
  }

  readonly onChange = this.#changed.on;
  readonly onTrouble = this.#trouble.on;

  get isConnected(): boolean {
    return this.#attempt?.connection.isConnected ?? false;
  }

  renew(): void {
    // The other side follows the offer.
    if (this.#isInitiator && !this.#isClosed) this.#offer();
  }

  /** Gives up for good. */
  fail(why: LinkTrouble): void {
    if (this.#isClosed) return;
    this.#trouble.emit(why);
    this.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unsubscribe();
    this.#cancelTimer?.();
    this.#drop();
    this.#changed.emit();
  }

  #receive(signal: DocSignal): void {
    if (signal.type === 'ask') {
      if (this.#isInitiator) this.#answerAsk(signal.attempt);
      return;
    }
    const isOffer = signal.type === 'description' && signal.description.type === 'offer';
    if (isOffer && !this.#isInitiator && !this.#acceptOffer(signal.attempt)) return;
    const attempt = this.#attempt;
    if (!attempt || signal.attempt !== this.#number) return;
    attempt.connection.signal(
      signal.type === 'description' ? signal.description : { type: 'candidate', candidate: signal.candidate }
    );
  }

  /** False for an offer that is answered already, or of before. */
  #acceptOffer(number: number): boolean {
    if (number < this.#number) this.#ask();
    if (number <= this.#number) return false;
    if (!this.#offers.take()) {
      this.fail('too-much');
      return false;
    }
    this.#begin(number);
    return true;
  }

  #answerAsk(asked: number): void {
    const attempt = this.#attempt;
    if (asked >= this.#number) {
      this.#number = asked;
      // Its end brings the next attempt; without one, the timer for it runs already.
      attempt?.connection.close();
    } else if (attempt && !attempt.connection.isConnected && attempt.replays < maxReplays) {
      attempt.replays++;
      for (const signal of attempt.sent) this.#signals.send(signal);
    }
  }

  #offer(): void {
    this.#begin(this.#number + 1);
    this.#cancelTimer = this.#clock.after(connectTimeoutMs, () => this.#attempt?.connection.close());
  }

  #ask(): void {
    this.#signals.send({ type: 'ask', attempt: this.#number });
  }

  #begin(number: number): void {
    this.#cancelTimer?.();
    this.#drop();
    this.#number = number;
    const sent: DocSignal[] = [];
    const connection = this.#open(`attempt ${number}`, this.#isInitiator, (made) => {
      const signal = toDocSignal(made, number);
      if (!signal || this.#attempt?.connection !== connection) return;
      sent.push(signal);
      this.#signals.send(signal);
    });
    this.#attempt = { connection, sent, replays: 0 };
    connection.onConnect(() => {
      if (this.#attempt?.connection !== connection) return;
      this.#cancelTimer?.();
      this.#failures = 0;
      this.#changed.emit();
    });
    connection.onTrouble((why) => {
      if (this.#attempt?.connection === connection) this.fail(why);
    });
    connection.onClose(() => {
      if (this.#attempt?.connection === connection) this.#lost();
    });
  }

  #lost(): void {
    this.#attempt = undefined;
    this.#cancelTimer?.();
    this.#changed.emit();
    if (!this.#isInitiator) {
      this.#ask();
      return;
    }
    const delay = Math.min(firstRetryMs * 2 ** this.#failures++, longestRetryMs);
    this.#cancelTimer = this.#clock.after(delay, () => this.#offer());
  }

  /** Without its end counting as a loss. */
  #drop(): void {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.connection.close();
  }
}
