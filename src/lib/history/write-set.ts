import type { Table } from './migrations.js';

/** The first part is the id of a session, or the name of a setting. */
export type Key = [string, ...(string | number)[]];

export type Write =
  | { kind: 'put'; table: Table; key: Key; value: unknown }
  | { kind: 'delete'; table: Table; key: Key }
  /** Deletes every row whose key begins with `under`. */
  | { kind: 'delete-under'; table: Table; under: string };

export type Rows = Map<string, unknown>;

/** How a key is named in `Rows`. */
export const rowName = (key: Key): string => JSON.stringify(key);

/** Writes that have not reached the disk, in order. A write makes earlier ones to the same place superfluous. */
export class WriteSet {
  readonly #writes = new Map<string, Write>();

  get size(): number {
    return this.#writes.size;
  }

  add(write: Write): void {
    if (write.kind === 'delete-under') this.#dropUnder(write.table, write.under);
    const place = placeOf(write);
    // Deleted first, so that the write stands behind a `delete-under` that came between.
    this.#writes.delete(place);
    this.#writes.set(place, write);
  }

  /**
   * Takes out what is superfluous now that `written` has reached the disk. A row under a deletion that still
   * stands here is kept instead, or the deletion would take it along later.
   */
  settle(written: Write): void {
    if (written.kind !== 'delete-under' && this.#writes.has(placeUnder(written.table, written.key[0]))) {
      this.add(written);
      return;
    }
    if (written.kind === 'delete-under') this.#dropUnder(written.table, written.under);
    this.#writes.delete(placeOf(written));
  }

  clear(): void {
    this.#writes.clear();
  }

  list(): Write[] {
    return [...this.#writes.values()];
  }

  /** What `rows` of a table will be once everything here is written. */
  apply(table: Table, rows: Rows): void {
    for (const write of this.#writes.values()) {
      if (write.table !== table) continue;
      if (write.kind === 'put') rows.set(rowName(write.key), write.value);
      else if (write.kind === 'delete') rows.delete(rowName(write.key));
      else for (const row of [...rows.keys()]) if (firstOf(row) === write.under) rows.delete(row);
    }
  }

  #dropUnder(table: Table, under: string): void {
    for (const [place, write] of this.#writes) {
      if (write.kind !== 'delete-under' && write.table === table && write.key[0] === under) {
        this.#writes.delete(place);
      }
    }
  }
}

const placeUnder = (table: Table, under: string): string => `${table} under ${under}`;

const placeOf = (write: Write): string =>
  write.kind === 'delete-under'
    ? placeUnder(write.table, write.under)
    : `${write.table} ${rowName(write.key)}`;

const firstOf = (row: string): unknown => (JSON.parse(row) as Key)[0];
