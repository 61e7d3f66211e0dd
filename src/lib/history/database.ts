import { wrap, type IDBPDatabase } from 'idb';
import { Emitter, type Listenable } from '../base/emitter.js';
import { siteFolder } from '../base/site-scope.js';
import { migrate, migrations, tables, type Table, type Upgrade } from './migrations.js';
import { rowName, type Key, type Rows, type Write } from './write-set.js';

export const databaseName = `tincan ${siteFolder}`;
/** Of build 1, for all sites of an origin (`take-over.ts`). */
export const oldDatabaseName = 'tincan';

/** A page in another tab, from before an upgrade, does not step aside. */
const heldUpMs = 4_000;
/** Longer than the slowest disk of a busy machine takes; some private modes never answer. */
const noAnswerMs = 20_000;

/**
 * The connection to one IndexedDB. It is opened at the first use and again after the browser closed it (Chromium
 * does so when site data is cleared or the disk fails) or another tab asked for the way to a newer version.
 */
export class Database {
  readonly #name: string;
  readonly #factory: IDBFactory | undefined;
  readonly #takenAway = new Emitter<void>();
  #connection: Promise<IDBPDatabase> | undefined;
  #isClosed = false;

  /** The browser closed the connection by itself: what was there may be gone. */
  readonly onTakenAway: Listenable<void> = this.#takenAway.on;

  constructor(name: string, factory: IDBFactory | undefined) {
    this.#name = name;
    this.#factory = factory;
  }

  /** Rejects when there is no storage. */
  async open(): Promise<void> {
    await this.#connect();
  }

  /** All rows of a table, or those whose key begins with `under`. */
  async rows(table: Table, under?: string): Promise<Rows> {
    return this.retried(async (database) => {
      const range = under === undefined ? null : this.#range(under);
      const store = database.transaction(table).store;
      const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      return new Map(keys.map((key, i) => [rowName(key as Key), values[i] as unknown]));
    });
  }

  /** All of it or nothing. Resolves once the transaction is complete. */
  async write(writes: readonly Write[]): Promise<void> {
    await this.retried(async (database) => {
      const transaction = database.transaction([...tables], 'readwrite');
      const done = transaction.done;
      // When one request fails the transaction's own failure says why (quota); theirs must not go unhandled.
      done.catch(() => {});
      for (const write of writes) {
        const store = transaction.objectStore(write.table);
        const request =
          write.kind === 'put'
            ? store.put(write.value, write.key)
            : store.delete(write.kind === 'delete' ? write.key : this.#range(write.under));
        request.catch(() => {});
      }
      await done;
    });
  }

  close(): void {
    this.#isClosed = true;
    void this.#connection?.then(
      (database) => database.close(),
      () => {}
    );
  }

  /** A connection that the browser closed in the meantime is worth a second try with a new one. */
  async retried<T>(task: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    try {
      return await task(await this.#connect());
    } catch (thrown) {
      if (!(thrown instanceof DOMException && thrown.name === 'InvalidStateError') || this.#isClosed)
        throw thrown;
      this.#connection = undefined;
      return await task(await this.#connect());
    }
  }

  /** Arrays sort behind every string and number, so this is everything whose key begins with `under`. */
  #range(under: string): IDBKeyRange {
    return IDBKeyRange.bound([under], [under, []]);
  }

  #connect(): Promise<IDBPDatabase> {
    this.#connection ??= this.#openNow().catch((thrown: unknown) => {
      this.#connection = undefined;
      throw thrown;
    });
    return this.#connection;
  }

  /** By hand instead of idb's `openDB`, which knows only the global `indexedDB`. */
  async #openNow(): Promise<IDBPDatabase> {
    if (!this.#factory) throw new Error('there is no indexedDB');
    const request = this.#factory.open(this.#name, migrations.length);
    request.onupgradeneeded = ({ oldVersion }) => {
      migrate(wrap(request.result), oldVersion, wrap(request.transaction!) as unknown as Upgrade);
    };
    const database = await inTime(request);
    database.addEventListener('versionchange', () => {
      // A newer page in another tab waits for this. What is written from here on asks for a connection again.
      this.#connection = undefined;
      database.close();
    });
    database.addEventListener('close', () => {
      this.#connection = undefined;
      if (!this.#isClosed) this.#takenAway.emit();
    });
    return database;
  }
}

async function inTime(request: IDBOpenDBRequest): Promise<IDBPDatabase> {
  const opening = wrap(request) as Promise<IDBPDatabase>;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const timeout = new Promise<'timeout'>((resolve) => {
    const wait = (ms: number): void => void timers.push(setTimeout(() => resolve('timeout'), ms));
    wait(noAnswerMs);
    request.addEventListener('blocked', () => wait(heldUpMs));
  });
  const first = await Promise.race([opening, timeout]);
  for (const timer of timers) clearTimeout(timer);
  if (first !== 'timeout') return first;
  opening.then(
    (late) => late.close(),
    () => {}
  );
  throw new Error('the database did not open in time');
}
