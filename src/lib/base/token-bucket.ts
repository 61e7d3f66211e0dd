import type { Clock } from './clock.js';

export interface Rate {
  /** What may come at once after a quiet time. */
  burst: number;
  /** What may come lastingly. */
  perSecond: number;
}

/** So much at once, and as much again in every minute. */
export const perMinute = (limit: number): Rate => ({ burst: limit, perSecond: limit / 60 });

/** Bounds what a peer can make this page do: `take` says whether that much more is within the rate, and counts it only then. */
export class TokenBucket {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #rate: Rate;
  #left: number;
  #at: number;

  constructor(clock: Pick<Clock, 'now'>, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = clock.now();
  }

  take(amount = 1): boolean {
    const now = this.#clock.now();
    // a clock that was set back earns nothing and costs nothing
    const earned = (Math.max(0, now - this.#at) / 1_000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, this.#left + earned);
    this.#at = now;
    if (amount > this.#left) return false;
    this.#left -= amount;
    return true;
  }
}
