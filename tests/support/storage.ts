import type { Table as StoredTable } from '../../src/lib/history/migrations.js';
import type { Page } from './page.js';

/** Every row of one table of the page's database, as it lies there. */
export function storedRows(page: Page, table: StoredTable): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((done, fail) => {
        const opening = indexedDB.open('tincan');
        opening.onerror = () => fail(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction(name).objectStore(name).getAll();
          reading.onerror = () => fail(reading.error ?? new Error('not read'));
          reading.onsuccess = () => {
            database.close();
            done(reading.result);
          };
        };
      }),
    table
  );
}

/** Waits until a table of the page's database has no row. */
export async function seeNothingStored(page: Page, table: Parameters<typeof storedRows>[1]): Promise<void> {
  const deadline = Date.now() + 10_000;
  while ((await storedRows(page, table)).length > 0) {
    if (Date.now() > deadline) throw new Error(`${table} still has rows`);
    await new Promise((done) => setTimeout(done, 15));
  }
}

/** Waits until a draft is on the disk. */
export async function seeStored(page: Page, draft: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const rows = (await storedRows(page, 'sessions')) as { draft?: string }[];
    if (rows.some((row) => row.draft === draft)) return;
    if (Date.now() > deadline) throw new Error(`«${draft}» was not stored`);
    await new Promise((done) => setTimeout(done, 15));
  }
}
