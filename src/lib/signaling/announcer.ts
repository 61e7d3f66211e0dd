import type { Clock } from '../base/clock.js';

/** From the reason to announce: at once, and again in case a relay dropped a message. */
const pausesMs = [0, 1_000, 2_000, 4_000, 8_000, 16_000];

/** Says that we are here whenever there is a reason to, instead of all the time: public relays limit messages. */
export class Announcer {
  readonly #clock: Clock;
  readonly #announce: () => void;
  #cancel = (): void => undefined;

  constructor(clock: Clock, announce: () => void) {
    this.#clock = clock;
    this.#announce = announce;
  }

  start(): void {
    this.#next(0);
  }

  stop(): void {
    this.#cancel();
  }

  #next(index: number): void {
    this.#cancel();
    const pause = pausesMs[index];
    if (pause === undefined) return;
    this.#cancel = this.#clock.after(pause, () => {
      this.#announce();
      this.#next(index + 1);
    });
  }
}
