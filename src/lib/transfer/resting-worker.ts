import type { Clock } from '../base/clock.js';
import type { FileWorker } from './spawn-worker.js';

/** The next file is often not long in coming; a worker takes a tenth of a second to begin, and megabytes to be there. */
const restAfterMs = 20_000;

/** A worker that begins with the first transfer that needs it, and ends a while after the last one let go of it. */
export class RestingWorker {
  readonly #clock: Clock;
  readonly #spawn: () => FileWorker;
  readonly #users = new Set<string>();
  #worker: FileWorker | undefined;
  #cancelRest: (() => void) | undefined;

  constructor(clock: Clock, spawn: () => FileWorker) {
    this.#clock = clock;
    this.#spawn = spawn;
  }

  /** The worker that is there, if one is. */
  get api(): FileWorker['api'] | undefined {
    return this.#worker?.api;
  }

  /** Keeps the worker for this transfer, until it lets go. */
  hold(id: string): FileWorker['api'] {
    this.#cancelRest?.();
    this.#users.add(id);
    this.#worker ??= this.#spawn();
    return this.#worker.api;
  }

  letGo(id: string): void {
    if (!this.#users.delete(id) || this.#users.size > 0) return;
    this.#cancelRest = this.#clock.after(restAfterMs, () => this.close());
  }

  close(): void {
    this.#cancelRest?.();
    this.#users.clear();
    this.#worker?.close();
    this.#worker = undefined;
  }
}
