import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { migrate, migrations, tables, type Migration } from './migrations.js';

const openWith = (name: string, steps: readonly Migration[]) =>
  openDB(name, steps.length, {
    upgrade: (database, oldVersion, _newVersion, upgrade) => migrate(database, oldVersion, upgrade, steps)
  });

it('[HS12] makes every table in an empty browser', async () => {
  const database = await openWith('empty', migrations);
  expect([...database.objectStoreNames].sort()).toEqual([...tables].sort());
  database.close();
});

it('[HS12] goes only the missing steps, in order, and keeps what is stored', async () => {
  const gone: string[] = [];
  const next: Migration[] = [
    ...migrations,
    (database, upgrade) => {
      gone.push('later table');
      database.createObjectStore('later');
      void upgrade.objectStore('settings').put('by the migration', ['note']);
    },
    () => gone.push('last step')
  ];
  const old = await openWith('old', migrations);
  await old.put('settings', 'da', ['language']);
  old.close();

  const now = await openWith('old', next);
  expect(gone).toEqual(['later table', 'last step']);
  expect(await now.get('settings', ['language'])).toBe('da');
  expect(await now.get('settings', ['note'])).toBe('by the migration');
  expect([...now.objectStoreNames]).toContain('later');
  now.close();
});
