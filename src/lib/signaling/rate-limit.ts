import type { Clock } from '../base/clock.js';

interface Rate {
  /** What may come at once after a quiet time. */
  burst: number;
  /** What may come lastingly. */
  perSecond: number;
}

/** A token bucket: `take` says whether that much more is within the rate, and counts it only when it is. */
export class RateLimit {
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
    const earned = (Math.max(0, now - this.#at) / 1_000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, this.#left + earned);
    this.#at = now;
    if (amount > this.#left) return false;
    this.#left -= amount;
    return true;
  }
}
