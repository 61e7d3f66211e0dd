import { Emitter, type Listenable } from '../base/emitter.js';
import type { Database } from './database.js';
import type { Table } from './migrations.js';
import { Mirror } from './mirror.js';
import { WriteSet, type Rows, type Write } from './write-set.js';

export type StorageTrouble = 'storage-unavailable' | 'storage-full';

interface Batch {
  writes: WriteSet;
  done: Promise<void>;
}

/**
 * Rows on disk where that is possible, else in memory. Writes that come while another is under way go together in
 * one transaction. What the disk refused is kept here, is seen by every read, and is offered again after the next
 * write that succeeds.
 */
export class KeptRows {
  readonly #database: Database | undefined;
  readonly #refused = new WriteSet();
  readonly #mirror = new Mirror();
  readonly #trouble = new Emitter<StorageTrouble>();
  readonly #reported = new Set<StorageTrouble>();
  #next: Batch | undefined;
  #last: Promise<void> = Promise.resolve();

  /** Without a database everything stays in memory. */
  constructor(database: Database | undefined) {
    this.#database = database;
    database?.onTakenAway(() => {
      const rows = this.#mirror.list();
      if (rows.length > 0) void this.write(...rows);
    });
  }

  /** Each kind of trouble is told once. */
  readonly onTrouble: Listenable<StorageTrouble> = this.#trouble.on;

  get isDurable(): boolean {
    return this.#database !== undefined && this.#refused.size === 0;
  }

  /** There is a disk, whether or not it takes what is written at the moment. */
  get canBeDurable(): boolean {
    return this.#database !== undefined;
  }

  /** Resolves once the write is on disk, or in memory because the disk refused it; never rejects. */
  write(...writes: Write[]): Promise<void> {
    this.#next ??= this.#openBatch();
    for (const write of writes) this.#next.writes.add(write);
    return this.#next.done;
  }

  /** Sees every write that was asked for before. */
  async rows(table: Table, under?: string): Promise<Rows> {
    await this.#last;
    let rows: Rows = new Map();
    try {
      rows = (await this.#database?.rows(table, under)) ?? rows;
    } catch {
      this.#report('storage-unavailable');
    }
    this.#mirror.noteRead(table, rows);
    this.#refused.apply(table, rows);
    return rows;
  }

  /** Another tab goes on with what begins with `under`: what is known of it here will soon be old. */
  handOver(under: string): void {
    // what was asked for before is noted once it is written
    void this.#last.then(() => this.#mirror.drop(under));
  }

  /** Once everything that was asked for is written: for readers that want less, or more, than all rows. */
  async settled(): Promise<Database | undefined> {
    await this.#last;
    return this.#database;
  }

  /** What `rows` become with what the disk refused. */
  overlay(table: Table, rows: Rows): Rows {
    this.#refused.apply(table, rows);
    return rows;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#database?.close();
  }

  #openBatch(): Batch {
    const writes = new WriteSet();
    const done = this.#last.then(() => {
      this.#next = undefined;
      return this.#commit(writes.list());
    });
    this.#last = done;
    return { writes, done };
  }

  async #commit(writes: readonly Write[]): Promise<void> {
    try {
      if (!this.#database) throw new Error('no database');
      await this.#database.write(writes);
    } catch (thrown) {
      for (const write of writes) this.#refused.add(write);
      if (this.#database) this.#report(troubleOf(thrown));
      return;
    }
    this.#mirror.note(writes);
    for (const write of writes) this.#refused.settle(write);
    await this.#offerAgain();
  }

  async #offerAgain(): Promise<void> {
    if (!this.#database || this.#refused.size === 0) return;
    try {
      await this.#database.write(this.#refused.list());
      this.#mirror.note(this.#refused.list());
      this.#refused.clear();
    } catch {
      // It was reported when it was refused first.
    }
  }

  #report(trouble: StorageTrouble): void {
    if (this.#reported.has(trouble)) return;
    this.#reported.add(trouble);
    this.#trouble.emit(trouble);
  }
}

const troubleOf = (thrown: unknown): StorageTrouble =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError'
    ? 'storage-full'
    : 'storage-unavailable';
