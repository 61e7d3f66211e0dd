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

it('[HS12] an upgrade that is broken off leaves the old version as it was, from every version on', async () => {
  for (let version = 1; version < migrations.length; version++) {
    const name = `broken off ${version}`;
    const old = await openWith(name, migrations.slice(0, version));
    await old.put('settings', 'da', ['language']);
    old.close();

    const broken: Migration[] = [
      ...migrations,
      (_database, upgrade) => {
        // idb's promise of the transaction is of no interest here
        upgrade.done.catch(() => undefined);
        upgrade.abort();
      }
    ];
    await expect(openWith(name, broken)).rejects.toMatchObject({ name: 'AbortError' });
    const before = await openDB(name);
    expect(before.version).toBe(version);
    expect(await before.get('settings', ['language'])).toBe('da');
    before.close();

    const now = await openWith(name, migrations);
    expect([...now.objectStoreNames].sort()).toEqual([...tables].sort());
    expect(await now.get('settings', ['language'])).toBe('da');
    now.close();
  }
});
