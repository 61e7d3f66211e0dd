import type { Clock } from '../../base/clock.js';
import type { Power } from '../views.js';

/**
 * Questions that no card shows yet: they came too early, or the code of their power is on its way. They are kept
 * and not dropped, because the technician waits for the answer; one for each power, the newest.
 */
export class WaitingQuestions {
  readonly #clock: Clock;
  readonly #waiting = new Map<Power, { id: string; cancel(): void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Goes on with `then` after `ms`, unless the question is dropped before. */
  for(ms: number, power: Power, id: string, then: () => void): void {
    this.#waiting.set(power, { id, cancel: this.#clock.after(ms, then) });
  }

  /** Goes on once the code is here, or cannot be fetched, unless the question is dropped before. */
  until(
    fetching: Promise<unknown>,
    power: Power,
    id: string,
    { fetched, failed }: { fetched: () => void; failed: () => void }
  ): void {
    const waiting = { id, cancel: () => undefined };
    this.#waiting.set(power, waiting);
    const settle = (next: () => void): void => {
      if (this.#waiting.get(power) !== waiting) return;
      this.#waiting.delete(power);
      next();
    };
    fetching.then(
      () => settle(fetched),
      () => settle(failed)
    );
  }

  drop(power: Power): void {
    this.#waiting.get(power)?.cancel();
    this.#waiting.delete(power);
  }

  /** The question with this id, where it waits. */
  withdraw(id: string): void {
    for (const [power, waiting] of this.#waiting) if (waiting.id === id) this.drop(power);
  }

  dropAll(): void {
    for (const power of this.#waiting.keys()) this.drop(power);
  }
}
