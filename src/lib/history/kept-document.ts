import type { KeptRows } from './kept-rows.js';
import { updateKey } from './update-key.js';
import type { Key, Write } from './write-set.js';

/**
 * The updates of one Yjs document, which several tabs may write at once: every update has a key of its own, and
 * compacting takes away only what this tab has seen.
 */
export class KeptDocument {
  readonly #rows: Pick<KeptRows, 'rows' | 'write'>;
  readonly #table: 'documents' | 'backstage';
  readonly #id: string;
  #seen: Key[] = [];

  constructor(rows: Pick<KeptRows, 'rows' | 'write'>, table: 'documents' | 'backstage', id: string) {
    this.#rows = rows;
    this.#table = table;
    this.#id = id;
  }

  /** In the order in which they were appended. */
  async load(): Promise<Uint8Array[]> {
    const rows = await this.#rows.rows(this.#table, this.#id);
    const updates: Uint8Array[] = [];
    for (const [name, value] of rows) {
      this.#seen.push(JSON.parse(name) as Key);
      if (value instanceof Uint8Array) updates.push(value);
    }
    return updates;
  }

  append(update: Uint8Array): Promise<void> {
    return this.#rows.write(this.#put(update));
  }

  /** `state` contains all that was loaded and appended here. */
  compact(state: Uint8Array): Promise<void> {
    const old = this.#seen.splice(0).map((key): Write => ({ kind: 'delete', table: this.#table, key }));
    return this.#rows.write(...old, this.#put(state));
  }

  #put(value: Uint8Array): Write {
    const key = updateKey(this.#id);
    this.#seen.push(key);
    return { kind: 'put', table: this.#table, key, value };
  }
}
