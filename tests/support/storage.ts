import type { Table as StoredTable } from '../../src/lib/history/migrations.js';
import type { Page } from './page.js';

/** Every row of one table of the page's database, as it lies there. */
export function storedRows(page: Page, table: StoredTable): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const site = (await indexedDB.databases()).find((database) => database.name?.startsWith('tincan'));
    return new Promise<unknown[]>((done, fail) => {
      const opening = indexedDB.open(site?.name ?? '');
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
    });
  }, table);
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

/** In a page: the names of all files that lie on the browser's own disk, with their folders. */
export async function filesOnDisk(): Promise<string[]> {
  const names: string[] = [];
  const look = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const each of folder.values())
      if (each.kind === 'directory') await look(each, `${path}${each.name}/`);
      else names.push(path + each.name);
  };
  await look(await navigator.storage.getDirectory(), '');
  return names;
}
