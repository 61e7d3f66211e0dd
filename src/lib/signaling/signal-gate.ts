import * as v from 'valibot';
import type { Clock } from '../base/clock.js';
import { parseJson } from '../base/json.js';
import { TokenBucket } from '../base/token-bucket.js';
import { RecentSet } from './recent-set.js';

/**
 * What trystero 0.25 says over a topic. Its own reader takes any text as a key of its tables (`__proto__`, too) and a
 * field `peer` for one of its connections, hence the narrow patterns and the dropping of every other field.
 */
const signalSchema = v.object({
  peerId: v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{20}$/)),
  offerId: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Za-z]{12}$/))),
  offer: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(24 * 1024))),
  answer: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(24 * 1024))),
  candidate: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(4 * 1024)))
});

type Signal = v.InferOutput<typeof signalSchema>;

interface Sender {
  rate: TokenBucket;
  refusals: number;
  ignoredUntil: number;
}

const newSenderRate = { burst: 16, perSecond: 0.2 };
const signalRate = { burst: 120, perSecond: 10 };
const rememberedSenders = 128;
const rememberedMessages = 1_024;
const firstIgnoreMs = 2_000;
const longestIgnoreMs = 60_000;

/**
 * Bounds what holders of the room's password can make trystero do before they are admitted: each new peer id may
 * cost a connection, each message some work. Peers that were refused are not heard for a growing while.
 */
export class SignalGate {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #senders = new Map<string, Sender>();
  readonly #newSenders: TokenBucket;
  readonly #seen = new RecentSet(rememberedMessages);

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#newSenders = new TokenBucket(clock, newSenderRate);
  }

  /**
   * The signal if it may reach trystero.
   * @param sealed the message as the relay brought it: a repeated one is dropped
   */
  pass(sealed: string, text: string): Signal | undefined {
    const signal = parseSignal(text);
    if (!signal || !this.#seen.add(sealed.slice(0, 32))) return undefined;
    const sender = this.#senders.get(signal.peerId) ?? this.#admitSender(signal.peerId);
    if (!sender || sender.ignoredUntil > this.#clock.now() || !sender.rate.take()) return undefined;
    return signal;
  }

  noteRefused(peerId: string): void {
    const sender = this.#senders.get(peerId);
    if (!sender) return;
    const pause = Math.min(longestIgnoreMs, firstIgnoreMs * 2 ** sender.refusals++);
    sender.ignoredUntil = this.#clock.now() + pause;
  }

  #admitSender(peerId: string): Sender | undefined {
    if (!this.#newSenders.take()) return undefined;
    const sender = { rate: new TokenBucket(this.#clock, signalRate), refusals: 0, ignoredUntil: 0 };
    this.#senders.set(peerId, sender);
    for (const oldest of this.#senders.keys()) {
      if (this.#senders.size <= rememberedSenders) break;
      this.#senders.delete(oldest);
    }
    return sender;
  }
}

function parseSignal(text: string): Signal | undefined {
  const parsed = v.safeParse(signalSchema, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}
