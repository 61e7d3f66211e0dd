import { announceArchiveChange, onArchiveChanged } from '../../../history/archive-changes.js';
import { Archive } from '../../../history/archive.js';
import type { ArchivedSession, EndedSession, KeptPicture } from '../../../history/archived-session.js';
import type { ImportOutcome, Progress } from '../../../history/history-work.js';
import type { KeptRows } from '../../../history/kept-rows.js';
import { longWork, type LongWork } from './history-worker.js';
import { retentionDays, retentionKey } from '../../../history/retention.js';
import type { HistoryProblem } from './problems.js';

export type { ArchivedSession, EndedSession, KeptPicture } from '../../../history/archived-session.js';
export type { Progress } from '../../../history/history-work.js';

const dayMs = 24 * 60 * 60_000;

export interface ImportResult {
  added: number;
  known: number;
  problem: HistoryProblem | 'storage-full' | undefined;
}

/** The sessions of this browser that are over. */
export class History {
  readonly #rows: KeptRows;
  readonly #archive: Archive;
  #work: LongWork | undefined;
  #sessions = $state.raw<readonly EndedSession[]>([]);
  #retentionDays = $state(0);

  static async open(rows: KeptRows): Promise<History> {
    const history = new History(rows);
    history.#retentionDays = await retentionDays(rows);
    await history.refresh();
    return history;
  }

  private constructor(rows: KeptRows) {
    this.#rows = rows;
    this.#archive = new Archive(rows);
    // Another tab added, changed or deleted something.
    onArchiveChanged(() => void this.refresh());
  }

  /** The newest first. */
  get sessions(): readonly EndedSession[] {
    return this.#sessions;
  }

  /** 0: everything is kept. */
  get retentionDays(): number {
    return this.#retentionDays;
  }

  async refresh(): Promise<void> {
    this.#sessions = (await this.#archive.all()).sort((a, b) => b.endedAt - a.endedAt);
  }

  content(id: string): Promise<ArchivedSession | undefined> {
    return this.#archive.content(id);
  }

  pictures(id: string): Promise<KeptPicture[]> {
    return this.#archive.pictures(id);
  }

  /** For notes that are written on behind the end. */
  get archive(): Archive {
    return this.#archive;
  }

  async delete(id: string): Promise<void> {
    await this.#archive.delete(id);
    await this.#changed();
  }

  /** Ids of the sessions with all these words. */
  search(query: string, language: string): Promise<string[]> {
    return this.#longWork.search(query, language);
  }

  excerpts(ids: readonly string[], query: string, language: string): Promise<Record<string, string>> {
    return this.#longWork.excerpts(ids, query, language);
  }

  /** Sessions that ended before so many days are deleted, now and at every opening. */
  async keepFor(days: number): Promise<void> {
    this.#retentionDays = days;
    await this.#rows.write({
      kind: 'put',
      table: 'settings',
      key: [retentionKey],
      value: { retentionDays: days }
    });
    await this.expire();
  }

  async expire(): Promise<void> {
    if (this.#retentionDays === 0) return;
    const gone = await this.#longWork.expire(Date.now() - this.#retentionDays * dayMs);
    if (gone.length > 0) await this.#changed();
  }

  export(passphrase: string | undefined, onProgress: (progress: Progress) => void): Promise<Blob> {
    return this.#longWork.export(passphrase, onProgress);
  }

  async import(
    file: Blob,
    passphrase: string | undefined,
    onProgress: (done: number) => void
  ): Promise<ImportResult> {
    const outcome: ImportOutcome = await this.#longWork.import(file, passphrase, onProgress);
    if (outcome.added > 0) await this.#changed();
    return { added: outcome.added, known: outcome.known, problem: outcome.problem };
  }

  get #longWork(): LongWork {
    this.#work ??= longWork(this.#rows);
    return this.#work;
  }

  async #changed(): Promise<void> {
    announceArchiveChange();
    await this.refresh();
  }
}
