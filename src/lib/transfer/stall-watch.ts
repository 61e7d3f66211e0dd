import { every, type Clock } from '../base/clock.js';
import type { FrameOrder } from './frame-order.js';

/** A run that is being received. */
export interface Awaited {
  order: Pick<FrameOrder, 'awaited' | 'overtakers'>;
  /** The sender has said its end, and some of it has not come. */
  isEndMissing: boolean;
}

const tickMs = 1_000;
/** A lost packet is sent again after one to three seconds. */
const patienceTicks = 5;

/**
 * Notices a connection whose packets vanish, long before the browser calls it broken: a frame does not come although
 * later ones do, over others, or although all was sent. Each connection keeps the order of what it carries, so one
 * that has brought something later is not to blame. As in `Echo`, ticks are counted, and a page that slept has
 * waited no longer than it has listened.
 */
export class StallWatch {
  readonly #awaited: () => Iterable<Awaited>;
  readonly #onStall: (overtakers: ReadonlySet<number | undefined>) => void;
  readonly #waits = new WeakMap<Awaited['order'], { place: number; ticks: number }>();
  readonly close: () => void;

  /** @param onStall with the connections that are not to blame, as `FrameOrder` tells them */
  constructor(
    clock: Clock,
    awaited: () => Iterable<Awaited>,
    onStall: (overtakers: ReadonlySet<number | undefined>) => void
  ) {
    this.#awaited = awaited;
    this.#onStall = onStall;
    this.close = every(clock, tickMs, () => this.#tick());
  }

  #tick(): void {
    for (const { order, isEndMissing } of [...this.#awaited()]) {
      const { awaited: place, overtakers } = order;
      const before = this.#waits.get(order);
      const isWaiting = isEndMissing || overtakers.size > 0;
      const ticks = isWaiting && before?.place === place ? before.ticks + 1 : 0;
      this.#waits.set(order, { place, ticks: ticks % patienceTicks });
      if (ticks >= patienceTicks) this.#onStall(overtakers);
    }
  }
}
