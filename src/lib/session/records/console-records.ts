import { KeptRows } from '../../history/kept-rows.js';
import { openStore, type Store } from '../../history/store.js';
import type { History } from './history.svelte.js';
import type { Replies } from './replies-model.svelte.js';

/** What the console keeps over all sessions; each part is loaded when somebody first asks for it. */
export class ConsoleRecords {
  readonly #rows: KeptRows;
  #replies: Promise<Replies> | undefined;
  #history: Promise<History> | undefined;

  constructor(rows: KeptRows) {
    this.#rows = rows;
  }

  /** Of this browser, where no console is open. */
  static async open(): Promise<ConsoleRecords> {
    return new ConsoleRecords((await openStore()).rows);
  }

  /** For debug pages: nothing is stored. */
  static inMemory(): ConsoleRecords {
    return new ConsoleRecords(new KeptRows(undefined));
  }

  /** Moves sessions into the archive that an older version, or a page that was killed, left among the open ones. */
  async sweep(store: Store): Promise<void> {
    const left = (await store.sessions.all('technician')).filter(({ endedBy }) => endedBy !== undefined);
    if (left.length === 0) return;
    const { archiveSession } = await import('./archive-session.js');
    for (const record of left) await archiveSession(store, record);
  }

  /** Deletes what is older than the technician wants to keep it. */
  async expire(): Promise<void> {
    const settings = [...(await this.#rows.rows('settings', 'history')).values()][0];
    if (settings) await (await this.history()).expire();
  }

  /** Rejects when the code cannot be fetched; the next call tries again. */
  replies(): Promise<Replies> {
    this.#replies ??= import('./replies-model.svelte.js')
      .then(({ Replies }) => Replies.open(this.#rows))
      .catch((thrown: unknown) => {
        this.#replies = undefined;
        throw thrown;
      });
    return this.#replies;
  }

  /** Like `replies`. */
  history(): Promise<History> {
    this.#history ??= import('./history.svelte.js')
      .then(({ History }) => History.open(this.#rows))
      .catch((thrown: unknown) => {
        this.#history = undefined;
        throw thrown;
      });
    return this.#history;
  }
}
