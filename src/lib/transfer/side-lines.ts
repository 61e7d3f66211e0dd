/**
 * Further connections between the same two browsers, for the bytes of files in one direction. One association sends
 * only so much in a round trip, so that on a long line several carry more (rule FT17 in docs/protocol.md).
 */
import { perMinute, TokenBucket } from '../base/token-bucket.js';
import type { Clock } from '../base/clock.js';
import Peer from '../channel/peer.js';
import { lineSignalOf, type LineMessage } from './file-messages.js';

/** At once, beside the session's own connection. */
export const maxSideLines = 3;
const connectTimeoutMs = 15_000;
/** After so many openings of which something broke or came to nothing the sender does without. */
const maxFailures = 3;
/** Offers that are answered: each costs a peer connection. */
const maxOffersPerMinute = 30;
/** Without a transfer they stay so long; the sender ends them, and the receiver those that its sender leaves open. */
const restMs = { sender: 20_000, receiver: 30_000 };

/** Connections by the round trip of the line, in ms: what docs/performance.md measured. */
export function linesFor(roundTripMs: number | undefined): number {
  if (roundTripMs === undefined || roundTripMs < 30) return 1;
  return roundTripMs < 120 ? 2 : 4;
}

export interface SideLinesOptions {
  /** The side that sends files offers the connections; the other one answers. */
  isSender: boolean;
  rtc: RTCConfiguration;
  clock: Clock;
  say(message: LineMessage): void;
  onUp(channel: RTCDataChannel): void;
  /** It was up; frames that were on their way are lost. */
  onLost(channel: RTCDataChannel): void;
  /** @param line the number of the connection over which it came */
  onFrame(frame: ArrayBuffer, line: number): void;
}

interface Opening {
  hasFailed: boolean;
}

interface Line {
  peer: Peer;
  /** Once it is up. */
  channel: RTCDataChannel | undefined;
  /** What was opened with it: what ends several at once is one failure. */
  opening: Opening;
  cancelTimeout: () => void;
}

export class SideLines {
  readonly #options: SideLinesOptions;
  readonly #lines = new Map<number, Line>();
  readonly #offers: TokenBucket;
  #lastNumber = 0;
  #failures = 0;
  #isBusy = false;
  #cancelRest: (() => void) | undefined;

  constructor(options: SideLinesOptions) {
    this.#options = options;
    this.#offers = new TokenBucket(options.clock, perMinute(maxOffersPerMinute));
  }

  /** As the sender: so many, beside the session's own connection. */
  open(count: number): void {
    const opening = { hasFailed: false };
    while (this.#failures < maxFailures && this.#lines.size < Math.min(count, maxSideLines))
      this.#begin(this.#lastNumber + 1, opening);
  }

  /** A transfer is under way, or none is any more. */
  setBusy(isBusy: boolean): void {
    if (this.#isBusy === isBusy) return;
    this.#isBusy = isBusy;
    this.#cancelRest?.();
    const { isSender, clock } = this.#options;
    if (!isBusy) this.#cancelRest = clock.after(restMs[isSender ? 'sender' : 'receiver'], () => this.close());
  }

  /** What the other side says about the lines of this direction. */
  hear(message: LineMessage): void {
    const { number } = message;
    if (message.type === 'line-closed') return this.#lines.get(number)?.peer.destroy();
    const { signal } = message;
    const { isSender } = this.#options;
    // nobody who sends nothing needs a further connection
    if (!isSender && !this.#isBusy) return;
    const isNew = !isSender && number > this.#lastNumber && signal.type === 'offer';
    if (isNew && this.#lines.size < maxSideLines && this.#offers.take())
      this.#begin(number, { hasFailed: false });
    this.#lines.get(number)?.peer.signal(signal);
  }

  /** The lines are of no use any more, say because the network is another one; what was under way is lost. */
  lose(): void {
    for (const { peer } of this.#lines.values()) peer.destroy();
  }

  /** Those of which nothing came, while over these something did: see `StallWatch`. */
  loseSilent(heard: ReadonlySet<number | undefined>): void {
    for (const [number, { peer, channel }] of this.#lines) if (channel && !heard.has(number)) peer.destroy();
  }

  /** The way to the other side is another one: what was said over the old one does not count. */
  reset(): void {
    this.close();
    this.#lastNumber = 0;
    this.#failures = 0;
  }

  /** Without a word to anybody here: nothing is under way. */
  close(): void {
    this.#cancelRest?.();
    const peers = [...this.#lines.values()];
    this.#lines.clear();
    for (const { peer, cancelTimeout } of peers) {
      cancelTimeout();
      peer.destroy();
    }
  }

  #begin(number: number, opening: Opening): void {
    const { isSender, rtc, clock, say, onUp, onFrame } = this.#options;
    this.#lastNumber = number;
    const peer = new Peer({ initiator: isSender, config: rtc });
    const line: Line = {
      peer,
      channel: undefined,
      opening,
      cancelTimeout: clock.after(connectTimeoutMs, () => peer.destroy())
    };
    this.#lines.set(number, line);
    peer.on('signal', (made) => {
      const signal = lineSignalOf(made);
      if (signal) say({ type: 'line', bySender: isSender, number, signal });
    });
    peer.on('connect', () => {
      line.cancelTimeout();
      line.channel = peer.channel;
      if (peer.channel) onUp(peer.channel);
    });
    peer.on('data', ({ buffer }) => onFrame(buffer as ArrayBuffer, number));
    peer.on('close', () => this.#lost(number, line));
  }

  #lost(number: number, line: Line): void {
    if (this.#lines.get(number) !== line) return;
    const { isSender, say, onLost } = this.#options;
    this.#lines.delete(number);
    line.cancelTimeout();
    say({ type: 'line-closed', bySender: isSender, number });
    if (!line.opening.hasFailed) this.#failures++;
    line.opening.hasFailed = true;
    if (line.channel) onLost(line.channel);
  }
}
