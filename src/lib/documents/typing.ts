import type { Clock } from '../base/clock.js';

/** While somebody types, the peer is told this often. */
const renewMs = 2_000;
/** So long after the last key nobody types any more. */
const idleMs = 3_000;
/** What a peer said is believed so long, should its end get lost. */
const believedMs = 6_000;

interface TypingOptions {
  clock: Clock;
  /** Tells the peer. */
  announce(isTyping: boolean): void;
  onChange(): void;
}

/** Who types at the moment: this side for the peer, the peer for this side. */
export class Typing {
  readonly #options: TypingOptions;
  #announcedAt: number | undefined;
  #cancelIdle: (() => void) | undefined;
  #cancelBelief: (() => void) | undefined;

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  get isPeerTyping(): boolean {
    return this.#cancelBelief !== undefined;
  }

  /** A key was pressed here. */
  note(): void {
    const { clock, announce } = this.#options;
    this.#cancelIdle?.();
    this.#cancelIdle = clock.after(idleMs, () => this.stop());
    if (this.#announcedAt !== undefined && clock.now() < this.#announcedAt + renewMs) return;
    this.#announcedAt = clock.now();
    announce(true);
  }

  /** Sent, or idle. */
  stop(): void {
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    if (this.#announcedAt === undefined) return;
    this.#announcedAt = undefined;
    this.#options.announce(false);
  }

  /** The peer said so. */
  heard(isTyping: boolean): void {
    const was = this.isPeerTyping;
    this.#cancelBelief?.();
    this.#cancelBelief = isTyping
      ? this.#options.clock.after(believedMs, () => this.heard(false))
      : undefined;
    if (was !== isTyping) this.#options.onChange();
  }

  close(): void {
    this.#cancelIdle?.();
    this.#cancelBelief?.();
    this.#cancelBelief = undefined;
  }
}
