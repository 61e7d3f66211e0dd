import type { KeptRows } from './kept-rows.js';
import type { Table } from './migrations.js';
import { rowName, type Key, type Rows } from './write-set.js';

/** The keys of a table. */
export async function keysOf(kept: KeptRows, table: Table): Promise<Key[]> {
  const database = await kept.settled();
  const keys = await database
    ?.retried(async (open) => (await open.transaction(table).store.getAllKeys()) as unknown as Key[])
    .catch(() => undefined);
  const rows: Rows = new Map((keys ?? []).map((key) => [rowName(key), undefined]));
  return [...kept.overlay(table, rows).keys()].map((name) => JSON.parse(name) as Key);
}

/** All rows of a table, not all at once. What is written meanwhile may be among them or not. */
export async function* batchesOf(
  kept: KeptRows,
  table: Table,
  size: number
): AsyncGenerator<[string, unknown][]> {
  const database = await kept.settled();
  const refused = kept.overlay(table, new Map());
  for (let after: Key | undefined; database;) {
    const range = after ? IDBKeyRange.lowerBound(after, true) : null;
    const [keys, values] = await database.retried((open) => {
      const { store } = open.transaction(table);
      return Promise.all([store.getAllKeys(range, size), store.getAll(range, size)]);
    });
    if (keys.length === 0) break;
    const rows = keys.map((key, i): [string, unknown] => [rowName(key as Key), values[i]]);
    yield rows.filter(([name]) => !refused.has(name));
    after = keys.at(-1) as Key;
  }
  if (refused.size > 0) yield [...refused];
}
