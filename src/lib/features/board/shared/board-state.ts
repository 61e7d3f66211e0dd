import { otherRole, type Role } from '../../../base/roles.js';
import type { BoardEntry, BoardOperation, Mark } from './board-entry.js';

/** A mark as it is shown. */
export interface BoardMark {
  id: string;
  author: Role;
  seq: number;
  at: number;
  mark: Mark;
}

type Undoable = Extract<BoardOperation, { kind: 'mark' | 'erase' | 'clear' }>;

interface Author {
  /** What counts at the moment, and what was taken back, each in the order in which it can be taken back. */
  done: number[];
  undone: number[];
  /** What was taken back; more than `undone`, which ends with the next thing done. */
  out: Set<number>;
  undoable: Map<number, Undoable>;
  highest: number;
}

const newAuthor = (): Author => ({
  done: [],
  undone: [],
  out: new Set(),
  undoable: new Map(),
  highest: 0
});

/**
 * What follows from the entries. Each author's own entries are taken in the order of their numbers, and nothing
 * depends on how those of the two authors lie between each other: both pages come to the same.
 */
export class BoardState {
  #authors: Record<Role, Author> = { technician: newAuthor(), customer: newAuthor() };
  /** By key of the mark: how many erasures cover it. */
  #erased = new Map<string, number>();
  /** By surface and author: the numbers up to which clearings that count reach. */
  #cleared = new Map<string, number[]>();
  #shown: { seq: number; surface: string } = { seq: 0, surface: 'screen' };
  readonly #marks: BoardMark[] = [];
  #visible: readonly BoardMark[] | undefined;

  constructor(entries: readonly BoardEntry[] = []) {
    for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) this.#apply(entry);
    this.#marks.sort((a, b) => a.at - b.at || (a.author < b.author ? -1 : 1));
  }

  /** False for an entry below one of the same author: the state has to be made anew. */
  add(entry: BoardEntry): boolean {
    if (entry.seq <= this.#authors[entry.author].highest) return false;
    this.#apply(entry);
    return true;
  }

  /** From the lowest to the topmost; a new array after every change. */
  get marks(): readonly BoardMark[] {
    this.#visible ??= this.#marks.filter((mark) => this.#isVisible(mark));
    return this.#visible;
  }

  /** The surface that the technician last chose. */
  get shown(): string {
    return this.#shown.surface;
  }

  nextUndo(author: Role): number | undefined {
    return this.#authors[author].done.at(-1);
  }

  nextRedo(author: Role): number | undefined {
    return this.#authors[author].undone.at(-1);
  }

  #apply({ id, author, seq, at, operation }: BoardEntry): void {
    this.#visible = undefined;
    const own = this.#authors[author];
    own.highest = Math.max(own.highest, seq);
    switch (operation.kind) {
      case 'show':
        if (author === 'technician' && seq > this.#shown.seq)
          this.#shown = { seq, surface: operation.surface };
        return;
      case 'undo':
      case 'redo': {
        const [from, to] = operation.kind === 'undo' ? [own.done, own.undone] : [own.undone, own.done];
        const place = from.lastIndexOf(operation.seq);
        if (place < 0) return;
        from.splice(place, 1);
        to.push(operation.seq);
        if (operation.kind === 'undo') own.out.add(operation.seq);
        else own.out.delete(operation.seq);
        this.#cover(author, own.undoable.get(operation.seq)!, operation.kind === 'undo' ? -1 : 1);
        return;
      }
      case 'mark':
        this.#marks.push({ id, author, seq, at, mark: operation });
        break;
      case 'erase':
      case 'clear':
        this.#cover(author, operation, 1);
    }
    own.undoable.set(seq, operation);
    own.done.push(seq);
    own.undone = [];
  }

  /** What an erasure or a clearing hides, or hides no more. A customer reaches own marks only. */
  #cover(author: Role, operation: Undoable, by: 1 | -1): void {
    if (operation.kind === 'mark') return;
    const reached: [Role, 'own' | 'other'][] = [[author, 'own']];
    if (author === 'technician') reached.push([otherRole(author), 'other']);
    for (const [of, which] of reached) {
      if (operation.kind === 'erase') {
        for (const seq of operation[which]) {
          const key = keyOf(of, seq);
          this.#erased.set(key, (this.#erased.get(key) ?? 0) + by);
        }
        continue;
      }
      const key = `${operation.surface} ${of}`;
      const limits = this.#cleared.get(key) ?? [];
      const limit = operation[which];
      if (by === 1) limits.splice(limits.findLastIndex((other) => other <= limit) + 1, 0, limit);
      else limits.splice(limits.indexOf(limit), 1);
      this.#cleared.set(key, limits);
    }
  }

  #isVisible({ author, seq, mark }: BoardMark): boolean {
    if (this.#authors[author].out.has(seq)) return false;
    if ((this.#erased.get(keyOf(author, seq)) ?? 0) > 0) return false;
    return seq > (this.#cleared.get(`${mark.surface} ${author}`)?.at(-1) ?? 0);
  }
}

const keyOf = (author: Role, seq: number): string => `${author} ${seq}`;
