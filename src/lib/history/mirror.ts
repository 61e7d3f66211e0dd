import { deviceKey } from './device-key.js';
import type { Table } from './migrations.js';
import { rowName, type Key, type Rows, type Write } from './write-set.js';

/** What a page works with; the history is not mirrored: it may be large, and no page holds all of it. */
const mirrored: ReadonlySet<Table> = new Set<Table>([
  'sessions',
  'entries',
  'documents',
  'marks',
  'backstage',
  'settings'
]);

type Put = Extract<Write, { kind: 'put' }>;

/** The rows of this page as they lie on the disk, to be written again when somebody clears it under the page (TB5). */
export class Mirror {
  readonly #rows = new Map<string, Put>();

  /** They are on the disk now. */
  note(writes: readonly Write[]): void {
    for (const write of writes) {
      if (!mirrored.has(write.table) || isForgotten(write)) continue;
      if (write.kind === 'delete-under') this.drop(write.under, write.table);
      else if (write.kind === 'delete') this.#rows.delete(placeOf(write));
      else this.#rows.set(placeOf(write), write);
    }
  }

  /** They were read from the disk. */
  noteRead(table: Table, rows: Rows): void {
    if (!mirrored.has(table)) return;
    for (const [name, value] of rows)
      this.note([{ kind: 'put', table, key: JSON.parse(name) as Key, value }]);
  }

  /** What begins with `under` is not this page's any more. */
  drop(under: string, table?: Table): void {
    for (const [place, write] of this.#rows)
      if (write.key[0] === under && (table === undefined || write.table === table)) this.#rows.delete(place);
  }

  list(): readonly Write[] {
    return [...this.#rows.values()];
  }
}

/** Whoever clears the storage wants to be a stranger again. */
const isForgotten = (write: Write): boolean =>
  write.kind === 'put' && write.table === 'settings' && write.key[0] === deviceKey;

const placeOf = ({ table, key }: { table: Table; key: Key }): string => `${table} ${rowName(key)}`;
