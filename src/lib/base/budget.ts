/** So much in a window of time; the window begins with the first spending after the last one ended. */
export class Budget {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #clock: { now(): number };
  #spent = 0;
  #since = -Infinity;

  constructor(limit: number, windowMs: number, clock: { now(): number }) {
    this.#limit = limit;
    this.#windowMs = windowMs;
    this.#clock = clock;
  }

  /** False when it is too much. */
  spend(amount = 1): boolean {
    const now = this.#clock.now();
    // A clock that was set back must not stretch the window.
    if (Math.abs(now - this.#since) >= this.#windowMs) {
      this.#since = now;
      this.#spent = 0;
    }
    this.#spent += amount;
    return this.#spent <= this.#limit;
  }
}
