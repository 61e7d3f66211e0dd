import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Archive } from './archive.js';
import { databaseName } from './database.js';
import { deviceKey } from './device-key.js';
import type { SessionRecord, StoredEntry } from './session-record.js';
import { sampleRecord } from './session-record.sample.js';
import { openStore } from './store.js';

const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const pair = (fill: number) => ({ publicKey: bytes(fill), secretKey: bytes(fill + 1) });

const record = (id: string, more: Partial<SessionRecord> = {}): SessionRecord =>
  sampleRecord({
    id,
    keys: { rootKey: bytes(1), seed: bytes(2), identity: { signing: pair(3), agreement: pair(5) } },
    createdAt: 1_000,
    status: 'active',
    statusSince: 2_000,
    name: 'Anna',
    pin: { digits: '123456789', expiresAt: 9_000, phase: 'live' },
    log: [{ id: 'a', at: 1_000, kind: 'created', facts: {} }],
    ...more
  });

const entry = (seq: number, text = `line ${seq}`): StoredEntry => ({
  id: `id-${seq}`,
  author: 'customer',
  seq,
  at: 1_000 + seq,
  text
});

let factory: IDBFactory;
beforeEach(() => {
  factory = new IDBFactory();
});
const open = () => openStore({ indexedDB: factory });

/** Lets `break` decide about every put into the database. */
function onPut(decide: (value: unknown) => void): () => void {
  const original = IDBObjectStore.prototype.put;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key?: IDBValidKey
  ) {
    decide(value);
    return original.call(this, value, key);
  });
  return () => spy.mockRestore();
}

const quota = (): never => {
  throw new DOMException('no room', 'QuotaExceededError');
};

/** A connection of this page, as the browser sees it. */
async function rawConnection(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(databaseName, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('what is stored', () => {
  it('[HS1] survives the page: records, transcript, documents and settings', async () => {
    const before = await open();
    await before.sessions.put(record('one'));
    await before.entries.append('one', [entry(1), entry(2)]);
    await before.document('one').append(Uint8Array.of(1, 2, 3));
    await before.settings.set('language', 'da');
    await before.close();

    const after = await open();
    expect(await after.sessions.get('one')).toEqual(record('one'));
    expect((await after.entries.all('one')).map(({ text }) => text)).toEqual(['line 1', 'line 2']);
    expect(await after.document('one').load()).toEqual([Uint8Array.of(1, 2, 3)]);
    expect(await after.settings.get('language')).toBe('da');
    expect(after.isDurable).toBe(true);
  });

  it('[HS1] is kept apart by session and by role', async () => {
    const store = await open();
    await store.sessions.put(record('one'));
    await store.sessions.put(record('two', { role: 'customer' }));
    await store.entries.append('one', [entry(1)]);
    expect(await store.entries.all('two')).toEqual([]);
    expect((await store.sessions.all('customer')).map(({ id }) => id)).toEqual(['two']);
    expect(await store.sessions.all()).toHaveLength(2);
  });

  it('[HS2] is what it was when it was put, whatever the writer does to it afterwards', async () => {
    const store = await open();
    const mine = record('one');
    const done = store.sessions.put(mine);
    mine.name = 'changed';
    mine.log.length = 0;
    await done;
    expect(await store.sessions.get('one')).toEqual(record('one'));
  });

  it('[HS2] also where it is an entry of the board or a setting', async () => {
    const store = await open();
    const mark = { author: 'customer' as const, seq: 1, points: [1, 2] };
    const setting = { columns: ['name'] };
    const done = Promise.all([store.lists.append('one', 'board', mark), store.settings.set('list', setting)]);
    mark.points.length = 0;
    setting.columns.length = 0;
    await done;
    expect(await store.lists.all('one', 'board')).toEqual([{ author: 'customer', seq: 1, points: [1, 2] }]);
    expect(await store.settings.get('list')).toEqual({ columns: ['name'] });
  });

  it('[FE8] entries of the first list lie where pages had them before there were others', async () => {
    const store = await open();
    const [drawn, waved] = [
      { author: 'customer' as const, seq: 1, drawn: true },
      { author: 'customer' as const, seq: 1 }
    ];
    await store.rows.write({ kind: 'put', table: 'marks', key: ['one', 'customer', 1], value: drawn });
    await store.lists.append('one', 'waves', waved);
    expect(await store.lists.all('one', 'board')).toEqual([drawn]);
    expect(await store.lists.all('one', 'waves')).toEqual([waved]);
    expect([...(await store.rows.rows('marks', 'one')).keys()]).toContain('["one","customer",1]');
  });

  it('[HS3] goes together in one transaction when it comes together', async () => {
    const store = await open();
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await Promise.all(
      Array.from({ length: 500 }, (_, i) => store.sessions.put(record('one', { draft: `draft ${i}` })))
    );
    expect(transactions.mock.calls.length).toBeLessThan(4);
    transactions.mockRestore();
    expect((await store.sessions.get('one'))?.draft).toBe('draft 499');
  });

  it('[HS14] the updates of a document come back in the order in which they were written', async () => {
    const store = await open();
    const numbers = Array.from({ length: 60 }, (_, number) => number);
    for (const number of numbers) {
      const written = store.document('one').append(Uint8Array.of(number));
      // alone as well as together with others
      if (number % 3 === 0) await written;
    }
    expect((await store.document('one').load()).map((update) => update[0])).toEqual(numbers);
    await store.close();
    const again = await open();
    expect((await again.document('one').load()).map((update) => update[0])).toEqual(numbers);
  });

  it('[HS4] a compacted document is the new state and what came after it', async () => {
    const store = await open();
    const document = store.document('one');
    void document.append(Uint8Array.of(1));
    void document.compact(Uint8Array.of(2));
    await document.append(Uint8Array.of(3));
    expect((await document.load()).map((update) => update[0]).sort()).toEqual([2, 3]);
  });
});

describe('what is deleted', () => {
  it('[HS5] a deleted session takes its transcript and document along, and late writes do not bring it back', async () => {
    const store = await open();
    await store.sessions.put(record('one'));
    await store.entries.append('one', [entry(1)]);
    const document = store.document('one');
    await document.append(Uint8Array.of(1));
    await store.sessions.delete('one');
    await store.sessions.put(record('one'));
    await store.entries.append('one', [entry(2)]);
    await document.append(Uint8Array.of(2));
    await document.compact(Uint8Array.of(3));
    expect(await store.sessions.get('one')).toBeUndefined();
    expect(await store.entries.all('one')).toEqual([]);
    expect(await store.document('one').load()).toEqual([]);
  });

  it('[HS5] a deleted session takes everything of it along, and nothing of another', async () => {
    const store = await open();
    const [one, other] = ['ab'.repeat(8), 'cd'.repeat(8)] as const;
    for (const id of [one, other]) {
      await store.sessions.put(record(id));
      await store.lists.append(id, 'board', { author: 'customer', seq: 1 });
      await store.lists.append(id, 'waves', { author: 'customer', seq: 1 });
      await new Archive(store.rows).addPicture({
        session: id,
        at: 1,
        name: 'p',
        type: 'image/png',
        bytes: Uint8Array.of(1)
      });
    }
    await store.sessions.delete(one);
    const left = async (id: string) => [
      await store.lists.all(id, 'board'),
      await store.lists.all(id, 'waves'),
      await new Archive(store.rows).pictures(id)
    ];
    expect(await left(one)).toEqual([[], [], []]);
    expect(await left(other)).toEqual([[expect.anything()], [expect.anything()], [expect.anything()]]);
  });

  it('[HS6] forgotten keys are gone from the database, facts and transcript stay', async () => {
    const store = await open();
    await store.sessions.put(record('one'));
    await store.entries.append('one', [entry(1)]);
    await store.forgetKeys('one');
    await store.sessions.put(record('one', { name: 'a late write' }));
    await store.close();

    const kept = await (await open()).sessions.get('one');
    expect(kept?.name).toBe('a late write');
    expect(kept).not.toHaveProperty('keys');
    expect(kept).not.toHaveProperty('pin');
    expect(await (await open()).entries.all('one')).toHaveLength(1);
  });

  it('[HS6] forgets the keys of a record that nobody can read any more', async () => {
    const store = await open();
    const raw = await rawConnection();
    const broken = { ...record('one'), createdAt: 'yesterday' };
    const transaction = raw.transaction('sessions', 'readwrite');
    transaction.objectStore('sessions').put(broken, ['one']);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    await store.forgetKeys('one');
    const rows = raw.transaction('sessions').objectStore('sessions').getAll();
    await new Promise((resolve) => (rows.onsuccess = resolve));
    expect(rows.result).toEqual([]);
    raw.close();
  });
});

describe('trouble', () => {
  it('[HS7] works in memory and says so where storage is denied', async () => {
    const denied = {
      open: () => {
        throw new DOMException('denied', 'SecurityError');
      }
    } as unknown as IDBFactory;
    const store = await openStore({ indexedDB: denied });
    const trouble = new Promise((resolve) => store.onTrouble(resolve));
    expect(await trouble).toBe('storage-unavailable');
    expect(store.isDurable).toBe(false);
    await store.sessions.put(record('one'));
    await store.entries.append('one', [entry(1)]);
    const document = store.document('one');
    await document.append(Uint8Array.of(1));
    await document.compact(Uint8Array.of(2));
    await store.settings.set('language', 'da');
    expect(await store.sessions.all()).toEqual([record('one')]);
    expect(await store.entries.all('one')).toEqual([entry(1)]);
    expect(await document.load()).toEqual([Uint8Array.of(2)]);
    expect(await store.settings.get('language')).toBe('da');
    await store.forgetKeys('one');
    expect(await store.sessions.get('one')).not.toHaveProperty('keys');
    await store.sessions.delete('one');
    expect(await store.sessions.all()).toEqual([]);
  });

  it('[HS8] a full disk loses nothing in memory, is told once, and is used again once there is room', async () => {
    const store = await open();
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    await store.entries.append('one', [entry(1)]);
    const free = onPut(quota);
    await store.entries.append('one', [entry(2)]);
    await store.entries.append('one', [entry(3)]);
    expect(troubles).toEqual(['storage-full']);
    expect(store.isDurable).toBe(false);
    expect((await store.entries.all('one')).map(({ seq }) => seq)).toEqual([1, 2, 3]);

    free();
    await store.entries.append('one', [entry(4)]);
    expect(store.isDurable).toBe(true);
    await store.close();
    expect((await (await open()).entries.all('one')).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  it('[HS8] a document that could not be replaced keeps what is appended later', async () => {
    const store = await open();
    const document = store.document('one');
    await document.append(Uint8Array.of(1));
    const free = onPut((value) => {
      if ((value as Uint8Array)[0] === 2) quota();
    });
    await document.compact(Uint8Array.of(2));
    await document.append(Uint8Array.of(3));
    expect((await document.load()).map((update) => update[0]).sort()).toEqual([2, 3]);
    free();
    await document.append(Uint8Array.of(4));
    await store.close();
    const after = await (await open()).document('one').load();
    expect(after.map((update) => update[0]).sort()).toEqual([2, 3, 4]);
  });

  it('[HS9] skips and names a broken row, and tells nothing of its content', async () => {
    const store = await open();
    await store.sessions.put(record('good'));
    const raw = await rawConnection();
    const transaction = raw.transaction(['sessions', 'entries'], 'readwrite');
    transaction.objectStore('sessions').put({ ...record('bad'), status: 7, name: 'SECRET' }, ['bad']);
    transaction.objectStore('sessions').put('SECRET', ['worse']);
    transaction.objectStore('entries').put({ ...entry(1), seq: 0 }, ['good', 'customer', 0]);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    raw.close();

    const broken: string[] = [];
    store.onBroken((what) => broken.push(what));
    expect((await store.sessions.all()).map(({ id }) => id)).toEqual(['good']);
    expect(await store.entries.all('good')).toEqual([]);
    expect(broken).toEqual([
      'sessions ["bad"]: status',
      'sessions ["worse"]: record',
      'entries ["good","customer",0]: seq'
    ]);
  });

  it('[HS10] opens again after the browser closed the connection', async () => {
    const connections: IDBDatabase[] = [];
    const original = factory.open.bind(factory);
    factory.open = (...args) => {
      const request = original(...args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    const store = await open();
    await store.sessions.put(record('one'));
    forceCloseDatabase(connections[0] as never);
    await store.sessions.put(record('two'));
    expect(await store.sessions.all()).toHaveLength(2);
    expect(store.isDurable).toBe(true);
    expect(connections).toHaveLength(2);
  });

  it('[TB5] writes again what a page holds when the browser clears the storage under it', async () => {
    const connections: IDBDatabase[] = [];
    const original = factory.open.bind(factory);
    factory.open = (...args) => {
      const request = original(...args);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    const before = await open();
    await before.sessions.put(record('read'));
    await before.entries.append('read', [entry(1)]);
    await before.close();

    const store = await open();
    expect(await store.sessions.all()).toHaveLength(1);
    await store.entries.all('read');
    await store.sessions.put(record('written'));
    await store.sessions.put(record('deleted'));
    await store.sessions.put(record('elsewhere'));
    await store.document('written').append(bytes(7));
    await store.sessions.delete('deleted');
    store.rows.handOver('elsewhere');
    await store.settings.set('console', { volume: 3 });
    await store.settings.set(deviceKey, 'ab'.repeat(16));
    forceCloseDatabase(connections.at(-1) as never);
    await new Promise((done) => (factory.deleteDatabase(databaseName).onsuccess = done));
    // what was written again comes before what is read next
    await vi.waitFor(async () => expect(await store.sessions.all()).toHaveLength(2));

    const later = await open();
    expect((await later.sessions.all()).map(({ id }) => id).sort()).toEqual(['read', 'written']);
    expect(await later.entries.all('read')).toEqual([entry(1)]);
    expect(await later.document('written').load()).toEqual([bytes(7)]);
    expect(await later.settings.get('console')).toEqual({ volume: 3 });
    expect(await later.settings.get(deviceKey)).toBeUndefined();
  });

  it('[HS11] steps aside for a newer page in another tab and goes on in memory', async () => {
    const store = await open();
    await store.sessions.put(record('one'));
    const newer = await rawConnection(99);
    const troubles: string[] = [];
    store.onTrouble((trouble) => troubles.push(trouble));
    await store.sessions.put(record('two'));
    expect(troubles).toEqual(['storage-unavailable']);
    expect((await store.sessions.get('two'))?.id).toBe('two');
    newer.close();
  });

  it('[HS11] works in memory when another tab never lets the upgrade through', async () => {
    // An old page that does not step aside.
    const stubborn = await rawConnection(1);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const opening = open();
    // the database says so by events of its own
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(4_000);
    const store = await opening;
    vi.useRealTimers();
    expect(store.isDurable).toBe(false);
    await store.sessions.put(record('one'));
    expect(await store.sessions.all()).toHaveLength(1);
    stubborn.close();
  });

  it.each([
    ['waits for a disk that takes long', 19_000, true],
    ['works in memory where the browser never answers', 20_000, false]
  ])('[HS7] %s', async (_, ms, isDurable) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const waiting: (() => void)[] = [];
    const slow = {
      databases: async () => [],
      open: (name: string, version: number) => {
        const request = factory.open(name, version);
        const answer = request.dispatchEvent.bind(request);
        request.dispatchEvent = (event) => {
          if (event.type !== 'success') return answer(event);
          waiting.push(() => answer(event));
          return true;
        };
        return request;
      }
    } as unknown as IDBFactory;
    const opening = openStore({ indexedDB: slow });
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(ms);
    for (const answer of waiting) answer();
    const store = await opening;
    vi.useRealTimers();
    expect(store.isDurable).toBe(isDurable);
  });
});
