import type { Clock } from '../../../base/clock.js';

const restAfterMs = 2500;

/** Tells whether a pointer rests, so that what floats over a picture can step aside. */
export class PointerRest {
  #isResting = $state(false);
  readonly #clock: Clock;
  #cancel = (): void => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isResting(): boolean {
    return this.#isResting;
  }

  noteMove(): void {
    this.#isResting = false;
    this.#cancel();
    this.#cancel = this.#clock.after(restAfterMs, () => {
      this.#isResting = true;
    });
  }

  close(): void {
    this.#isResting = false;
    this.#cancel();
  }
}
