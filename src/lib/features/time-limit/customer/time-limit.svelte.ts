import type { Clock } from '../../../base/clock.js';

/** What of a limit is kept over a reload. */
export interface SavedTimeLimit {
  /** The technician's wish, and by how much each extension prolongs it. */
  minutes: number;
  leftMs: number;
  /** When the part that runs began; `undefined` while the session is held. */
  runningSince?: number | undefined;
}

/**
 * How long a session may still last, as its customer's page keeps it (LC12): it counts while the session is active,
 * the technician can only set it once, and only the customer can extend it.
 */
export class TimeLimit {
  readonly #clock: Clock;
  readonly #onOver: () => void;
  readonly #onChange: () => void;
  #limit = $state.raw<SavedTimeLimit | undefined>();
  #cancel: (() => void) | undefined;

  constructor(
    clock: Clock,
    saved: SavedTimeLimit | undefined,
    { onOver, onChange }: { onOver(): void; onChange(): void }
  ) {
    this.#clock = clock;
    this.#limit = saved;
    this.#onOver = onOver;
    this.#onChange = onChange;
    this.#arm();
  }

  get saved(): SavedTimeLimit | undefined {
    return this.#limit;
  }

  get isRunning(): boolean {
    return this.#limit?.runningSince !== undefined;
  }

  /** When the session ends by itself if nobody extends it and nobody holds it. */
  get endsAt(): number | undefined {
    const { leftMs, runningSince } = this.#limit ?? {};
    return leftMs === undefined ? undefined : (runningSince ?? this.#clock.now()) + leftMs;
  }

  get leftMs(): number | undefined {
    const { endsAt } = this;
    return endsAt === undefined ? undefined : Math.max(0, endsAt - this.#clock.now());
  }

  /** The first limit counts: a technician's page that sends another one later changes nothing. */
  set(minutes: number, isRunning: boolean): void {
    if (this.#limit) return;
    const runningSince = isRunning ? this.#clock.now() : undefined;
    this.#change({ minutes, leftMs: minutes * 60_000, runningSince });
  }

  extend(): void {
    if (!this.#limit) return;
    this.#change({ ...this.#limit, leftMs: this.#limit.leftMs + this.#limit.minutes * 60_000 });
  }

  /** Held sessions do not use up their time. */
  run(isRunning: boolean): void {
    const { leftMs } = this;
    if (!this.#limit || leftMs === undefined || isRunning === this.isRunning) return;
    this.#change({
      minutes: this.#limit.minutes,
      leftMs,
      runningSince: isRunning ? this.#clock.now() : undefined
    });
  }

  close(): void {
    this.#cancel?.();
  }

  #change(limit: SavedTimeLimit): void {
    this.#limit = limit;
    this.#arm();
    this.#onChange();
  }

  /** Looks at the clock at least twice a minute: a device that slept finds that its time is over. */
  #arm(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (!this.isRunning || this.leftMs === undefined) return;
    const isOver = this.leftMs === 0;
    this.#cancel = this.#clock.after(Math.min(this.leftMs, 30_000), () =>
      isOver || this.leftMs === 0 ? this.#onOver() : this.#arm()
    );
  }
}
