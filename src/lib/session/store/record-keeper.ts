import type { Clock } from '../../base/clock.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';

/** Changes that come together are written once. */
const writeAfterMs = 60;

/** Writes a session's record after it changed, and never again after `stop`. */
export class RecordKeeper {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #record: () => SessionRecord;
  readonly #flushNow = (): void => this.flush();
  #cancel: (() => void) | undefined;
  #isStopped = false;

  constructor(store: Store, clock: Clock, record: () => SessionRecord) {
    this.#store = store;
    this.#clock = clock;
    this.#record = record;
    globalThis.addEventListener?.('pagehide', this.#flushNow);
  }

  note(): void {
    if (this.#isStopped || this.#cancel) return;
    this.#cancel = this.#clock.after(writeAfterMs, () => this.flush());
  }

  flush(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = undefined;
    void this.#store.sessions.put(this.#record());
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel?.();
    this.#cancel = undefined;
    globalThis.removeEventListener?.('pagehide', this.#flushNow);
  }
}
