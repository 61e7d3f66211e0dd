import type { IDBPDatabase, IDBPTransaction } from 'idb';

/**
 * All keys begin with the id of what the row belongs to, so that a session's rows lie side by side.
 * `sessions`, `entries`, `documents`, `marks` and `backstage` are of sessions that go on; a session that is over is one small
 * row in `ended`, for lists, and one in `archive`, so that a console with many of them opens as fast as an empty one.
 */
export const tables = [
  'sessions',
  'entries',
  'documents',
  'settings',
  'ended',
  'archive',
  'pictures',
  'index',
  'backstage',
  'marks'
] as const;
export type Table = (typeof tables)[number];

/** Where a session lies that is not over, or whose row is still in the list. */
export const tablesOfOpen = ['sessions', 'entries', 'documents', 'marks', 'backstage'] as const;
/** Everywhere that something of a session that is over may lie. */
export const tablesOfOver = ['ended', 'archive', 'pictures', ...tablesOfOpen] as const;

export type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;
export type Migration = (database: IDBPDatabase, upgrade: Upgrade) => void;

/**
 * The way from nothing to the present schema; the index of a step is the version it starts from. A step that
 * was released is never changed: browsers out there have gone it.
 */
export const migrations: readonly Migration[] = [
  function createTables(database) {
    for (const table of ['sessions', 'entries', 'documents', 'settings']) database.createObjectStore(table);
  },
  // Ended sessions move to the archive later, one by one: an upgrade must not keep the page waiting.
  function addRecords(database) {
    for (const table of ['ended', 'archive', 'pictures', 'index', 'backstage'])
      database.createObjectStore(table);
  },
  function addMarks(database) {
    database.createObjectStore('marks');
  }
];

/** Goes the steps that a database of `oldVersion` has not gone yet, inside the browser's upgrade transaction. */
export function migrate(
  database: IDBPDatabase,
  oldVersion: number,
  upgrade: Upgrade,
  steps: readonly Migration[] = migrations
): void {
  for (const step of steps.slice(oldVersion)) step(database, upgrade);
}
