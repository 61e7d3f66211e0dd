/**
 * Further connections between the same two browsers, for the bytes of files in one direction. One association sends
 * only so much in a round trip, so that on a long line several carry more (rule FT17 in docs/protocol.md).
 */
import { Budget } from '../base/budget.js';
import type { Clock } from '../base/clock.js';
import Peer from '../channel/peer.js';
import { lineSignalOf, type LineMessage } from './file-messages.js';

/** At once, beside the session's own connection. */
export const maxSideLines = 3;
const connectTimeoutMs = 15_000;
/** After so many that broke or came to nothing the sender does without. */
const maxFailures = 3;
/** Offers that are answered: each costs a peer connection. */
const maxOffersPerMinute = 30;

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
  onFrame(frame: ArrayBuffer): void;
}

interface Line {
  peer: Peer;
  /** Once it is up. */
  channel: RTCDataChannel | undefined;
  cancelTimeout: () => void;
}

export class SideLines {
  readonly #options: SideLinesOptions;
  readonly #lines = new Map<number, Line>();
  readonly #offers: Budget;
  #lastNumber = 0;
  #failures = 0;

  constructor(options: SideLinesOptions) {
    this.#options = options;
    this.#offers = new Budget(maxOffersPerMinute, 60_000, options.clock);
  }

  /** As the sender: so many, beside the session's own connection. */
  open(count: number): void {
    while (this.#failures < maxFailures && this.#lines.size < Math.min(count, maxSideLines))
      this.#begin(this.#lastNumber + 1);
  }

  /** What the other side says about the lines of this direction. */
  hear(message: LineMessage): void {
    const { number } = message;
    if (message.type === 'line-closed') return this.#lines.get(number)?.peer.destroy();
    const { signal } = message;
    if (signal.type === (this.#options.isSender ? 'offer' : 'answer')) return;
    const isNew = number > this.#lastNumber && signal.type === 'offer';
    if (isNew && this.#lines.size < maxSideLines && this.#offers.spend()) this.#begin(number);
    this.#lines.get(number)?.peer.signal(signal);
  }

  /** The lines are of no use any more, say because the network is another one; what was under way is lost. */
  lose(): void {
    for (const { peer } of this.#lines.values()) peer.destroy();
  }

  /** The way to the other side is another one: what was said over the old one does not count. */
  reset(): void {
    this.close();
    this.#lastNumber = 0;
    this.#failures = 0;
  }

  /** Without a word to anybody here: nothing is under way. */
  close(): void {
    const peers = [...this.#lines.values()];
    this.#lines.clear();
    for (const { peer, cancelTimeout } of peers) {
      cancelTimeout();
      peer.destroy();
    }
  }

  #begin(number: number): void {
    const { isSender, rtc, clock, say, onUp, onFrame } = this.#options;
    this.#lastNumber = number;
    const peer = new Peer({ initiator: isSender, config: rtc });
    const line: Line = {
      peer,
      channel: undefined,
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
    peer.on('data', ({ buffer }) => onFrame(buffer as ArrayBuffer));
    peer.on('close', () => this.#lost(number));
  }

  #lost(number: number): void {
    const line = this.#lines.get(number);
    if (!line) return;
    const { isSender, say, onLost } = this.#options;
    this.#lines.delete(number);
    line.cancelTimeout();
    say({ type: 'line-closed', bySender: isSender, number });
    this.#failures++;
    if (line.channel) onLost(line.channel);
  }
}
