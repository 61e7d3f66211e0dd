import type { Role } from '../base/roles.js';

/** What an author signed of an entry and this page does not show: with it anybody can check the signature again. */
export interface Proof {
  /** By the author's clock. */
  at: number;
  seen: number;
  /** 64 bytes. */
  signature: Uint8Array;
}

/** What every entry of a signed list has. */
export interface ListEntry {
  id: string;
  author: Role;
  /** The author's own count, from 1. */
  seq: number;
  /** Milliseconds since the epoch; orders the entries on this page (CT5). */
  at: number;
  /** Only of forms that keep it, and not of what was stored before they did. */
  proof?: Proof | undefined;
}

const before = (a: ListEntry, b: ListEntry): boolean => compare(a, b) < 0;

/** By time, then author, then sequence number: the same on every load. */
const compare = (a: ListEntry, b: ListEntry): number =>
  a.at - b.at || (a.author === b.author ? a.seq - b.seq : a.author < b.author ? -1 : 1);

interface Author<E> {
  entries: Map<number, E>;
  highest: number;
  /** Everything from 1 up to here is there. */
  complete: number;
}

const newAuthor = <E>(): Author<E> => ({ entries: new Map(), highest: 0, complete: 0 });

/** What was written, as this page saw it. Nothing the document does takes an entry out again. */
export class Transcript<E extends ListEntry> {
  readonly #authors: Record<Role, Author<E>> = { technician: newAuthor(), customer: newAuthor() };
  readonly #ids = new Set<string>();
  readonly #ordered: E[] = [];
  #snapshot: readonly E[] | undefined;

  constructor(saved: readonly E[]) {
    for (const entry of [...saved].sort(compare)) this.add(entry);
  }

  /** Oldest first; a new array after every change. */
  get entries(): readonly E[] {
    this.#snapshot ??= [...this.#ordered];
    return this.#snapshot;
  }

  get last(): E | undefined {
    return this.#ordered.at(-1);
  }

  get(author: Role, seq: number): E | undefined {
    return this.#authors[author].entries.get(seq);
  }

  hasId(id: string): boolean {
    return this.#ids.has(id);
  }

  highest(author: Role): number {
    return this.#authors[author].highest;
  }

  /** The highest number up to which no entry of the author is missing. */
  complete(author: Role): number {
    return this.#authors[author].complete;
  }

  /** Id, and author with number, must be new. */
  add(entry: E): void {
    const author = this.#authors[entry.author];
    author.entries.set(entry.seq, entry);
    author.highest = Math.max(author.highest, entry.seq);
    while (author.entries.has(author.complete + 1)) author.complete++;
    this.#ids.add(entry.id);
    this.#insert(entry);
  }

  remove(entry: E): void {
    const author = this.#authors[entry.author];
    author.entries.delete(entry.seq);
    author.complete = Math.min(author.complete, entry.seq - 1);
    this.#ids.delete(entry.id);
    this.#ordered.splice(this.#ordered.indexOf(entry), 1);
    this.#snapshot = undefined;
  }

  #insert(entry: E): void {
    this.#snapshot = undefined;
    const last = this.#ordered.at(-1);
    if (!last || before(last, entry)) {
      this.#ordered.push(entry);
      return;
    }
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.#ordered[middle]!, entry)) low = middle + 1;
      else high = middle;
    }
    this.#ordered.splice(low, 0, entry);
  }
}
