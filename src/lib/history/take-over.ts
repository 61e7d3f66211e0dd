/**
 * Build 1 named everything in a browser for the origin; now names are those of the site's folder. The first site of
 * the origin that opens takes over what is there under the old names (rule NB2,
 * docs/decisions/0018-named-for-the-folder.md).
 */
import { folderOf, siteDirectory, siteFolder } from '../base/site-scope.js';
import { siteStorage } from '../base/site-storage.js';
import { oldDatabaseName, Database } from './database.js';
import { tables, type Table } from './migrations.js';
import type { Key } from './write-set.js';

/** A page that is being reloaded lets go of its sessions by then. */
const leadWaitsMs = 2_000;
/** Another page of this origin takes over at the moment. */
const turnWaitsMs = 15_000;
/** What a page that has lost the lead still writes is on the disk by then. */
const letGoMs = 1_000;
const consoleLock = 'tincan-console';
const rowsAtOnce = 50;
/** A session's own row goes last: a page that dies before is followed by one that goes on. */
const order: readonly Table[] = [...tables.filter((table) => table !== 'sessions'), 'sessions'];
const recordsKey = (id: string): string => `files-customer-${id}`;
const choices = ['theme', 'language', 'chat-text-size', 'stage-window', 'console-layout'];

/**
 * Fails silently where the browser does: what is left is taken by the next page.
 * @returns the console of build 1 that is open in another tab, and keeps what is a console's
 */
export async function takeOver(
  target: Database,
  factory: IDBFactory,
  folder = siteFolder
): Promise<OlderConsole | undefined> {
  if (!(await isThere(factory)) || !(await isOurs(folder))) return undefined;
  /** @param hasLead this page has the lead of build 1's consoles already */
  const take = async (hasLead: boolean): Promise<boolean> => {
    let isWhole = true;
    await inTurn('tincan-take-over', turnWaitsMs, async () => {
      const old = new Database(oldDatabaseName, factory);
      try {
        isWhole = await new TakeOver(old, target).run(hasLead);
      } finally {
        old.close();
      }
      if (await isEmpty(factory)) factory.deleteDatabase(oldDatabaseName);
    });
    await clearCaches(folder);
    return isWhole;
  };
  return (await take(false)) ? undefined : olderConsole(async () => void (await take(true)));
}

/** A console of build 1 in another tab. */
export interface OlderConsole {
  /** It has let go: its tab was closed or loaded anew, or `takeOver` was called. What it kept is this site's now. */
  readonly gone: Promise<void>;
  /** Takes the lead from it, as its own tabs do from each other; it says so, and closes its sessions. */
  takeOver(): void;
}

/** @param take what it kept, while this page has the lead */
function olderConsole(take: () => Promise<void>): OlderConsole {
  let isTaken = false;
  let settle = (): void => undefined;
  const gone = new Promise<void>((resolve) => (settle = resolve));
  const lead = (options: LockOptions, whenLeading: () => Promise<void>): void =>
    void navigator.locks
      .request(consoleLock, options, async () => {
        if (isTaken) return;
        isTaken = true;
        await whenLeading();
      })
      // another tab of today has taken it in turn
      .catch(() => undefined);
  lead({}, () => take().finally(settle));
  return {
    gone,
    takeOver: () =>
      lead({ steal: true }, async () => {
        await new Promise((resolve) => setTimeout(resolve, letGoMs));
        await take().finally(settle);
        // its tab waits for its turn, and would go on with what is not there any more
        await new Promise(() => undefined);
      })
  };
}

class TakeOver {
  readonly #old: Database;
  readonly #target: Database;

  constructor(old: Database, target: Database) {
    this.#old = old;
    this.#target = target;
  }

  /**
   * What a page of build 1 still leads stays with it.
   * @param hasLead of its consoles: this page has it
   * @returns false: a console has the rest
   */
  async run(hasLead: boolean): Promise<boolean> {
    const rows = await this.#old.rows('sessions');
    const customers = [...rows.values()].flatMap((row) => {
      const { id, role } = (row ?? {}) as { id?: unknown; role?: unknown };
      return role === 'customer' && typeof id === 'string' ? [id] : [];
    });
    /** Sessions that a page of build 1 leads, and their files. */
    const held = new Set<unknown>();
    for (const id of customers) {
      const names = new Set<unknown>([id, recordsKey(id)]);
      const isMoved = await inTurn(`tincan-session-${id}`, leadWaitsMs, async () => {
        await this.#moveRows(([first]) => names.has(first));
        await moveFolder(recordsKey(id));
      });
      if (!isMoved) for (const name of names) held.add(name);
    }
    const moveRest = async (): Promise<void> => {
      await this.#moveRows(([first]) => !held.has(first));
      for (const name of await oldFolders()) if (!held.has(name)) await moveFolder(name);
      moveChoices();
    };
    if (!hasLead) return inTurn(consoleLock, leadWaitsMs, moveRest);
    await moveRest();
    return true;
  }

  async #moveRows(belongs: (key: Key) => boolean): Promise<void> {
    for (const table of order) {
      const keys = (await this.#old.retried((database) => database.getAllKeys(table))) as Key[];
      const own = keys.filter(belongs);
      for (let at = 0; at < own.length; at += rowsAtOnce)
        await this.#moveSome(table, own.slice(at, at + rowsAtOnce));
    }
  }

  /** What this site has written itself in the meantime is newer. */
  async #moveSome(table: Table, keys: readonly Key[]): Promise<void> {
    const values = await this.#old.retried((database) => {
      const { store } = database.transaction(table);
      return Promise.all(keys.map((key) => store.get(key) as Promise<unknown>));
    });
    await this.#target.retried(async (database) => {
      const transaction = database.transaction(table, 'readwrite');
      await Promise.all([
        ...keys.map(async (key, i) => {
          if ((await transaction.store.getKey(key)) === undefined)
            await transaction.store.put(values[i], key);
        }),
        transaction.done
      ]);
    });
    await this.#old.write(keys.map((key) => ({ kind: 'delete', table, key })));
  }
}

/** Runs a task once no other page of the origin has this lock. @returns false: that took too long */
async function inTurn(name: string, waitsMs: number, task: () => Promise<void>): Promise<boolean> {
  const locks = globalThis.navigator?.locks;
  const signal = AbortSignal.timeout(waitsMs);
  try {
    await (locks ? locks.request(name, { signal }, task) : task());
    return true;
  } catch (thrown) {
    if (thrown !== signal.reason) throw thrown;
    return false;
  }
}

/** Opening creates what is not there; that is taken back before it happens. */
function isThere(factory: IDBFactory): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), leadWaitsMs);
    const request = factory.open(oldDatabaseName);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
  });
}

async function isEmpty(factory: IDBFactory): Promise<boolean> {
  const database = new Database(oldDatabaseName, factory);
  try {
    for (const table of tables) if ((await database.rows(table)).size > 0) return false;
    return true;
  } finally {
    database.close();
  }
}

/** The folders of sites that the workers of build 1 kept files of. */
async function oldCaches(): Promise<{ name: string; requests: readonly Request[]; folders: Set<string> }[]> {
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? [];
  return Promise.all(
    names
      .filter((name) => name.startsWith('tincan-'))
      .map(async (name) => {
        const requests = await (await caches.open(name)).keys();
        const folders = requests.flatMap(({ url }) =>
          url.includes('/_app/immutable/') ? [folderOf(url)] : []
        );
        return { name, requests, folders: new Set(folders) };
      })
  );
}

/** Where build 1 kept files of other folders only, what it stored is theirs: this one is new here. */
async function isOurs(folder: string): Promise<boolean> {
  const folders = (await oldCaches()).flatMap((cache) => [...cache.folders]);
  return folders.length === 0 || folders.includes(folder);
}

/** Leaves what lies in the folders of other sites: their workers may still be those of build 1. */
async function clearCaches(folder: string): Promise<void> {
  for (const { name, requests, folders } of await oldCaches()) {
    const others = [...folders].filter((each) => each !== folder && each.startsWith(folder));
    const isTheirs = (path: string): boolean =>
      !path.startsWith(folder) || others.some((other) => path.startsWith(other));
    const own = requests.filter(({ url }) => !isTheirs(decodeURI(new URL(url).pathname)));
    if (own.length === requests.length) await caches.delete(name);
    else {
      const cache = await caches.open(name);
      for (const request of own) await cache.delete(request);
    }
  }
}

async function oldFolders(): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys())
      if (name === 'recordings' || name.startsWith('files-')) names.push(name);
    return names;
  } catch {
    // no disk for this page: private windows
    return [];
  }
}

/** A file that cannot be moved stays, and its folder with it. */
async function moveFolder(name: string): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    const from = await root.getDirectoryHandle(name);
    const to = await (await siteDirectory()).getDirectoryHandle(name, { create: true });
    const files: FileSystemFileHandle[] = [];
    for await (const handle of from.values()) if (handle.kind === 'file') files.push(handle);
    for (const file of files) await moveFile(file, from, to);
    await root.removeEntry(name);
  } catch {
    // nothing there, or a page of build 1 has it open
  }
}

async function moveFile(
  file: FileSystemFileHandle & { move?(to: FileSystemDirectoryHandle): Promise<void> },
  from: FileSystemDirectoryHandle,
  to: FileSystemDirectoryHandle
): Promise<void> {
  if (file.move) return file.move(to);
  const copy = await (await to.getFileHandle(file.name, { create: true })).createWritable();
  await (await file.getFile()).stream().pipeTo(copy);
  await from.removeEntry(file.name);
}

function moveChoices(): void {
  const storage = siteStorage('localStorage');
  for (const name of choices) {
    // reads the old name where there is no new one
    const value = storage.getItem(name);
    storage.removeItem(name);
    if (value !== null) storage.setItem(name, value);
  }
}
