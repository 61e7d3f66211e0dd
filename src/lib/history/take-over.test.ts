import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database, databaseName, oldDatabaseName } from './database.js';
import { sampleRecord } from './session-record.sample.js';
import { openStore } from './store.js';
import { takeOver } from './take-over.js';
import { rowName } from './write-set.js';

let factory: IDBFactory;
/** Names of Web Locks that pages of build 1 have. */
let held: Set<string>;
/** Requests for those. */
let waiting: (() => void)[];
/** By name of a cache: addresses. */
let caches: Map<string, string[]>;
let stored: Map<string, string>;

/** As a page of build 1 left it. */
async function leaveOld(): Promise<void> {
  const old = new Database(oldDatabaseName, factory);
  const key = new Uint8Array(32).fill(7);
  const pair = { publicKey: key, secretKey: key };
  const keys = { rootKey: key, identity: { signing: pair, agreement: pair } };
  const own = sampleRecord({ id: 'mine', role: 'technician', keys });
  const other = sampleRecord({ id: 'theirs', role: 'customer', keys });
  await old.write([
    { kind: 'put', table: 'sessions', key: ['mine'], value: own },
    { kind: 'put', table: 'entries', key: ['mine', 'customer', 1], value: { text: 'hello' } },
    { kind: 'put', table: 'sessions', key: ['theirs'], value: other },
    { kind: 'put', table: 'settings', key: ['files-customer-theirs'], value: ['a file'] },
    { kind: 'put', table: 'settings', key: ['console'], value: { volume: 3 } },
    ...Array.from({ length: 120 }, (_, i) => ({
      kind: 'put' as const,
      table: 'ended' as const,
      key: [`ended-${i}`] as [string],
      value: { i }
    }))
  ]);
  old.close();
}

const rowsOf = async (name: string, table: Parameters<Database['rows']>[0]): Promise<string[]> => {
  const database = new Database(name, factory);
  const names = [...(await database.rows(table)).keys()];
  database.close();
  return names;
};

async function take(folder?: string): Promise<void> {
  const target = new Database(databaseName, factory);
  await takeOver(target, factory, folder);
  target.close();
}

beforeEach(() => {
  factory = new IDBFactory();
  held = new Set();
  caches = new Map();
  stored = new Map();
  waiting = [];
  vi.stubGlobal('navigator', {
    locks: {
      request: (
        name: string,
        { signal, steal }: { signal?: AbortSignal; steal?: boolean },
        task: () => Promise<void>
      ) =>
        held.has(name) && !steal
          ? new Promise<void>((go, fail) => {
              signal?.addEventListener('abort', () => fail(signal.reason as Error));
              if (!signal) waiting.push(go);
            }).then(task)
          : task()
    }
  });
  vi.stubGlobal('caches', {
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
    open: async (name: string) => ({
      keys: async () => (caches.get(name) ?? []).map((url) => ({ url })),
      delete: async ({ url }: { url: string }) =>
        caches.set(
          name,
          (caches.get(name) ?? []).filter((each) => each !== url)
        )
    })
  });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key)
  });
});
afterEach(() => void vi.unstubAllGlobals());

describe('[NB2] what build 1 kept for the whole origin', () => {
  it('is taken over by the first site that opens, and then gone from the old place', async () => {
    await leaveOld();
    stored.set('tincan.theme', 'dark');
    const store = await openStore({ indexedDB: factory });
    const sessions = await store.sessions.all();
    expect(sessions.map(({ id }) => id).sort()).toEqual(['mine', 'theirs']);
    expect(sessions.every(({ keys }) => keys)).toBe(true);
    expect(await store.settings.get('console')).toEqual({ volume: 3 });
    await store.close();
    expect(await rowsOf(databaseName, 'ended')).toHaveLength(120);
    expect(await rowsOf(databaseName, 'entries')).toEqual([rowName(['mine', 'customer', 1])]);
    await vi.waitFor(async () =>
      expect((await factory.databases()).map(({ name }) => name)).toEqual([databaseName])
    );
    expect([...stored]).toEqual([['tincan / theme', 'dark']]);
  });

  it('makes no database where there was none', async () => {
    await take();
    expect(await factory.databases()).toEqual([]);
  });

  it('stays with a page of build 1 that has it: its session, or all that is a console’s', async () => {
    await leaveOld();
    held.add('tincan-console');
    await take();
    expect(await rowsOf(databaseName, 'sessions')).toEqual([rowName(['theirs'])]);
    expect(await rowsOf(databaseName, 'settings')).toEqual([rowName(['files-customer-theirs'])]);
    expect(await rowsOf(oldDatabaseName, 'sessions')).toEqual([rowName(['mine'])]);
    expect(await rowsOf(oldDatabaseName, 'ended')).toHaveLength(120);

    held.clear();
    await take();
    expect(await rowsOf(databaseName, 'sessions')).toEqual([rowName(['mine']), rowName(['theirs'])]);
    expect(await rowsOf(databaseName, 'ended')).toHaveLength(120);
  });

  describe('a console of build 1 in another tab', () => {
    async function openBeside() {
      await leaveOld();
      held.add('tincan-console');
      const target = new Database(databaseName, factory);
      const older = await takeOver(target, factory);
      expect(await rowsOf(databaseName, 'ended')).toEqual([]);
      return { older: older!, close: () => target.close() };
    }

    it('[NB2] is waited for: what it kept comes when its tab is closed', async () => {
      const { older, close } = await openBeside();
      held.clear();
      for (const begin of waiting) begin();
      await older.gone;
      close();
      expect(await rowsOf(databaseName, 'ended')).toHaveLength(120);
      expect(await rowsOf(databaseName, 'sessions')).toEqual([rowName(['mine']), rowName(['theirs'])]);
    });

    it('[NB2] hands over when it is asked to, and what it wrote last comes, too', async () => {
      const { older, close } = await openBeside();
      older.takeOver();
      const old = new Database(oldDatabaseName, factory);
      await old.write([{ kind: 'put', table: 'ended', key: ['last'], value: { i: 120 } }]);
      old.close();
      await older.gone;
      close();
      expect(await rowsOf(databaseName, 'ended')).toHaveLength(121);
    });
  });

  it('a customer’s session that a page of build 1 has stays, everything else comes', async () => {
    await leaveOld();
    held.add('tincan-session-theirs');
    await take();
    expect(await rowsOf(databaseName, 'sessions')).toEqual([rowName(['mine'])]);
    expect(await rowsOf(oldDatabaseName, 'sessions')).toEqual([rowName(['theirs'])]);
    expect(await rowsOf(oldDatabaseName, 'settings')).toEqual([rowName(['files-customer-theirs'])]);
    expect(await rowsOf(oldDatabaseName, 'ended')).toEqual([]);
  });

  it('does not overwrite what this site has written since', async () => {
    await leaveOld();
    const target = new Database(databaseName, factory);
    await target.write([{ kind: 'put', table: 'settings', key: ['console'], value: { volume: 9 } }]);
    await takeOver(target, factory);
    const settings = await target.rows('settings', 'console');
    expect([...settings.values()]).toEqual([{ volume: 9 }]);
    target.close();
  });

  it('is not taken by a site that is new here, where build 1 was used in other folders only', async () => {
    await leaveOld();
    caches.set('tincan-1', ['https://shop.example/a/_app/immutable/x.js', 'https://shop.example/a/']);
    await take('/b/');
    expect(await rowsOf(databaseName, 'sessions')).toEqual([]);
    expect(await rowsOf(oldDatabaseName, 'ended')).toHaveLength(120);
    await take('/a/');
    expect(await rowsOf(databaseName, 'ended')).toHaveLength(120);
  });

  it('of caches, only what is not another folder’s is deleted', async () => {
    await leaveOld();
    const ofOther = ['https://shop.example/b/_app/immutable/y.js', 'https://shop.example/b/'];
    caches.set('tincan-1', [
      'https://shop.example/',
      'https://shop.example/mail/inbox',
      'https://shop.example/_app/immutable/x.js',
      ...ofOther
    ]);
    caches.set('somebody else', ['https://shop.example/z']);
    await take('/');
    expect([...caches]).toEqual([
      ['tincan-1', ofOther],
      ['somebody else', ['https://shop.example/z']]
    ]);
  });
});
