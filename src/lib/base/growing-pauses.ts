import type { Clock } from './clock.js';

const firstMs = 1_000;
const longestMs = 8_000;

/** For what the network did not bring: it is asked for again after one second, then two, then four, then every eight. */
export class GrowingPauses {
  readonly #clock: Pick<Clock, 'after'>;
  #count = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /** Calls `ask` once, after the next pause; in place of what waits already. */
  wait(ask: () => void): void {
    this.stop();
    this.#cancel = this.#clock.after(Math.min(firstMs * 2 ** this.#count++, longestMs), ask);
  }

  stop(): void {
    this.#cancel?.();
  }
}
