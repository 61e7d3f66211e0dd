import { Emitter, type Listenable } from '../base/emitter.js';
import type { Role } from '../base/roles.js';
import type { Result } from '../base/result.js';
import { Database, databaseName, oldDatabaseName } from './database.js';
import type { OlderConsole } from './take-over.js';
import { KeptDocument } from './kept-document.js';
import { KeptRows, type StorageTrouble } from './kept-rows.js';
import { tablesOfOpen, type Table } from './migrations.js';
import {
  readSessionRecord,
  readStoredEntry,
  withoutKeys,
  type SessionRecord,
  type StoredEntry
} from './session-record.js';
import { rowName, type Key, type Rows, type Write } from './write-set.js';

/**
 * What this browser keeps. No method rejects because of the storage: what cannot be stored is kept in memory as
 * long as the page lives, and `isDurable` and `onTrouble` say so.
 */
export interface Store {
  /** False: something of what was written will not survive the page. */
  readonly isDurable: boolean;
  /** Each kind once. A trouble met while opening is told to whoever listens in the same task. */
  readonly onTrouble: Listenable<StorageTrouble>;
  /** A row was skipped because it could not be read; the text names the row and the place, nothing of its content. */
  readonly onBroken: Listenable<string>;
  readonly sessions: {
    put(record: SessionRecord): Promise<void>;
    get(id: string): Promise<SessionRecord | undefined>;
    /** In no particular order. */
    all(role?: Role): Promise<SessionRecord[]>;
    /** With transcript, documents and pictures. What is written for this session later is dropped. */
    delete(id: string): Promise<void>;
    /** Like `delete`, but what belongs to the history (pictures, archive) stays. */
    retire(id: string): Promise<void>;
  };
  /** For what only some pages need: the archive, documents of the technician's own. */
  readonly rows: KeptRows;
  readonly entries: {
    /** An entry of the same author and sequence number is replaced. */
    append(sessionId: string, entries: readonly StoredEntry[]): Promise<void>;
    /** In no particular order. */
    all(sessionId: string): Promise<StoredEntry[]>;
  };
  /** Verified entries of the lists of features. */
  readonly lists: {
    /** An entry of the same author and sequence number is replaced. Plain data that can be cloned. */
    append(sessionId: string, list: string, entry: { author: Role; seq: number }): Promise<void>;
    /** As they were handed over, in no particular order. */
    all(sessionId: string, list: string): Promise<unknown[]>;
  };
  /** The Yjs document of a session. What is written for a session that was deleted is dropped. */
  document(sessionId: string): KeptDocument;
  readonly settings: {
    /** As it was set: whoever reads it checks it. */
    get<T>(key: string): Promise<T | undefined>;
    /** Plain data that can be cloned (no proxies, no functions). */
    set(key: string, value: unknown): Promise<void>;
    delete(key: string): Promise<void>;
  };
  /** Deletes the keys and the PIN of a session for good; also a record that is put later is stored without. */
  forgetKeys(sessionId: string): Promise<void>;
  /** A console of build 1 in another tab has what it kept, until it lets go (NB2). */
  readonly older?: OlderConsole | undefined;
  close(): Promise<void>;
}

interface StoreOptions {
  /** Of the database. */
  name?: string;
  indexedDB?: IDBFactory;
}

/** Opens the browser's storage, or one in memory when that is denied, broken or held up by another tab. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const factory = options.indexedDB ?? ownIndexedDB();
  const database = new Database(options.name ?? databaseName, factory);
  try {
    await database.open();
    const older =
      factory && (await mayHoldOld(factory))
        ? await import('./take-over.js').then((old) => old.takeOver(database, factory)).catch(() => undefined)
        : undefined;
    return new RowStore(new KeptRows(database), older);
  } catch {
    database.close();
    const store = new RowStore(new KeptRows(undefined));
    // After the caller's own continuation of this promise, so that its listeners hear it.
    setTimeout(() => store.report('storage-unavailable'));
    return store;
  }
}

/** Is there a database of build 1? Some browsers do not say. */
const mayHoldOld = async (factory: IDBFactory): Promise<boolean> =>
  !('databases' in factory) || (await factory.databases()).some(({ name }) => name === oldDatabaseName);

/** Where site data is blocked, already the look at `indexedDB` may throw. */
function ownIndexedDB(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

class RowStore implements Store {
  readonly rows: KeptRows;
  readonly #trouble = new Emitter<StorageTrouble>();
  readonly #broken = new Emitter<string>();
  readonly #keyless = new Set<string>();
  readonly #deleted = new Set<string>();

  readonly older: OlderConsole | undefined;

  constructor(rows: KeptRows, older?: OlderConsole) {
    this.rows = rows;
    this.older = older;
    rows.onTrouble((trouble) => this.report(trouble));
  }

  readonly onTrouble = this.#trouble.on;
  readonly onBroken = this.#broken.on;

  get isDurable(): boolean {
    return this.rows.isDurable;
  }

  report(trouble: StorageTrouble): void {
    this.#trouble.emit(trouble);
  }

  readonly sessions: Store['sessions'] = {
    put: async (record) => {
      const copy = readSessionRecord(record);
      if (!copy.ok) throw new TypeError(`not a session record: ${copy.error}`);
      const value = this.#keyless.has(record.id) ? withoutKeys(copy.value) : copy.value;
      await this.#writeFor(record.id, { kind: 'put', table: 'sessions', key: [record.id], value });
    },
    get: async (id) => this.#read('sessions', await this.rows.rows('sessions', id), readSessionRecord)[0],
    all: async (role) => {
      const records = this.#read('sessions', await this.rows.rows('sessions'), readSessionRecord);
      return role ? records.filter((record) => record.role === role) : records;
    },
    delete: (id) => this.#drop(id, [...tablesOfOpen, 'pictures']),
    retire: (id) => this.#drop(id, tablesOfOpen)
  };

  readonly entries: Store['entries'] = {
    append: async (sessionId, entries) => {
      const writes = entries.map(({ id, author, seq, at, text, proof }): Write => ({
        kind: 'put',
        table: 'entries',
        key: [sessionId, author, seq],
        value: { id, author, seq, at, text, ...(proof && { proof: { ...proof } }) }
      }));
      await this.#writeFor(sessionId, ...writes);
    },
    all: async (sessionId) =>
      this.#read('entries', await this.rows.rows('entries', sessionId), readStoredEntry)
  };

  readonly lists: Store['lists'] = {
    append: async (sessionId, list, entry) => {
      const key: Key = [...keyOfList(sessionId, list), entry.author, entry.seq];
      await this.#writeFor(sessionId, { kind: 'put', table: 'marks', key, value: structuredClone(entry) });
    },
    all: async (sessionId, list) => {
      const under = keyOfList(sessionId, list);
      return [...(await this.rows.rows('marks', sessionId))].flatMap(([name, value]) => {
        const key = JSON.parse(name) as Key;
        const isOfList = key.length === under.length + 2 && under.every((part, at) => key[at] === part);
        return isOfList ? [value] : [];
      });
    }
  };

  readonly settings: Store['settings'] = {
    get: async <T>(key: string) =>
      (await this.rows.rows('settings', key)).get(rowName([key])) as T | undefined,
    set: async (key, value) => {
      await this.rows.write({ kind: 'put', table: 'settings', key: [key], value: structuredClone(value) });
    },
    delete: (key) => this.rows.write({ kind: 'delete', table: 'settings', key: [key] })
  };

  document(sessionId: string): KeptDocument {
    const rows: ConstructorParameters<typeof KeptDocument>[0] = {
      rows: (table, under) => this.rows.rows(table, under),
      write: (...writes) => this.#writeFor(sessionId, ...writes)
    };
    return new KeptDocument(rows, 'documents', sessionId);
  }

  async forgetKeys(sessionId: string): Promise<void> {
    this.#keyless.add(sessionId);
    const record = await this.sessions.get(sessionId);
    // A record that cannot be read any more may still hold keys.
    if (record) await this.sessions.put(record);
    else await this.rows.write({ kind: 'delete', table: 'sessions', key: [sessionId] });
  }

  close(): Promise<void> {
    return this.rows.close();
  }

  async #drop(id: string, from: readonly Table[]): Promise<void> {
    const done = this.#writeFor(id, ...from.map((table) => deleteUnder(table, id)));
    this.#deleted.add(id);
    await done;
  }

  #writeFor(sessionId: string, ...writes: Write[]): Promise<void> {
    return this.#deleted.has(sessionId) ? Promise.resolve() : this.rows.write(...writes);
  }

  #read<T>(table: Table, rows: Rows, reader: (value: unknown) => Result<T, string>): T[] {
    const good: T[] = [];
    for (const [name, value] of rows) {
      const result = reader(value);
      if (result.ok) good.push(result.value);
      else this.#broken.emit(`${table} ${name}: ${result.error}`);
    }
    return good;
  }
}

/** The first list that there was has the table's name, and is not named in the keys of its rows. */
const keyOfList = (sessionId: string, list: string): Key =>
  list === 'board' ? [sessionId] : [sessionId, list];

const deleteUnder = (table: Table, under: string): Write => ({ kind: 'delete-under', table, under });
