import { randomBytes, toBase64Url } from '../../../base/bytes.js';
import type { Listenable } from '../../../base/emitter.js';
import { err, ok, type Result } from '../../../base/result.js';
import { otherRole, type Role } from '../../../base/roles.js';
import {
  maxBoardEntries,
  maxErased,
  type BoardEntry,
  type BoardOperation,
  type Mark
} from './board-entry.js';
import { BoardState, type BoardMark } from './board-state.js';
import type { SignedList } from '../../../documents/signed-list.js';

export type { BoardEntry, BoardOperation, Mark } from './board-entry.js';
export type { BoardMark } from './board-state.js';

/** Bytes of points that one author may write: the peer takes a document of 32 MiB. */
const maxOwnBytes = 12 * 1024 * 1024;

/** The board as its entries say. */
export interface Board {
  /** From the lowest to the topmost, of all surfaces; a new array after every change. */
  readonly marks: readonly BoardMark[];
  /** The surface that both look at. */
  readonly shown: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Marks or the surface changed. */
  readonly onChange: Listenable<void>;
  /** Is there an entry of this id, whether or not it is visible? */
  hasEntry(id: string): boolean;
  /** Was this mark there already when the page was loaded? */
  isOld(mark: BoardMark): boolean;
  /** @param id as it was announced while it was drawn */
  draw(mark: Omit<Mark, 'kind'>, id?: string): Result<void, 'board-full'>;
  /** Marks of the other side are left alone by a customer. */
  erase(marks: readonly BoardMark[]): void;
  undo(): void;
  redo(): void;
  /** `all`: the technician's only. */
  clear(surface: string, whose: 'own' | 'all'): void;
  /** The technician's only. */
  show(surface: string): void;
  /** The highest number at a numbered arrow on a surface. */
  lastNumber(surface: string): number;
}

export const newMarkId = (): string => toBase64Url(randomBytes(16));

/** What the board needs of its list in the shared document. */
export type BoardList = Pick<
  SignedList<BoardEntry>,
  'saved' | 'entries' | 'onChange' | 'onAdded' | 'onRemoved' | 'highest' | 'hasId' | 'write'
>;

/** The board over a list in the shared document. */
export class DocumentBoard implements Board {
  readonly #role: Role;
  readonly #list: BoardList;
  readonly #old: ReadonlySet<string>;
  #state: BoardState;
  #isStale = false;
  #ownBytes = 0;

  readonly onChange: Listenable<void>;

  constructor({ role, list }: { role: Role; list: BoardList }) {
    this.#role = role;
    this.#list = list;
    const { saved } = list;
    this.#old = new Set(saved.map(({ id }) => id));
    this.#state = new BoardState(saved);
    for (const entry of saved) this.#count(entry);
    // What the list considered at once, before anybody could listen.
    this.#isStale = list.entries.length !== saved.length;
    this.onChange = list.onChange;
    list.onAdded((entry) => {
      this.#count(entry);
      if (!this.#isStale && !this.#state.add(entry)) this.#isStale = true;
    });
    list.onRemoved(() => (this.#isStale = true));
  }

  get marks(): readonly BoardMark[] {
    return this.#fresh.marks;
  }

  get shown(): string {
    return this.#fresh.shown;
  }

  get canUndo(): boolean {
    return this.#fresh.nextUndo(this.#role) !== undefined;
  }

  get canRedo(): boolean {
    return this.#fresh.nextRedo(this.#role) !== undefined;
  }

  hasEntry(id: string): boolean {
    return this.#list.hasId(id);
  }

  isOld({ id }: BoardMark): boolean {
    return this.#old.has(id);
  }

  draw(mark: Omit<Mark, 'kind'>, id?: string): Result<void, 'board-full'> {
    if (this.#isFull) return err('board-full');
    this.#write({ kind: 'mark', ...mark }, id);
    return ok(undefined);
  }

  erase(marks: readonly BoardMark[]): void {
    const allowed = marks.filter(({ author }) => author === this.#role || this.#role === 'technician');
    for (let at = 0; at < allowed.length; at += maxErased) {
      const part = allowed.slice(at, at + maxErased);
      const seqsOf = (isOwn: boolean): number[] =>
        part.filter(({ author }) => (author === this.#role) === isOwn).map(({ seq }) => seq);
      this.#write({ kind: 'erase', own: seqsOf(true), other: seqsOf(false) });
    }
  }

  undo(): void {
    const seq = this.#fresh.nextUndo(this.#role);
    if (seq !== undefined) this.#write({ kind: 'undo', seq });
  }

  redo(): void {
    const seq = this.#fresh.nextRedo(this.#role);
    if (seq !== undefined) this.#write({ kind: 'redo', seq });
  }

  clear(surface: string, whose: 'own' | 'all'): void {
    const isAll = whose === 'all' && this.#role === 'technician';
    const hasAny = this.marks.some(
      ({ author, mark }) => mark.surface === surface && (isAll || author === this.#role)
    );
    if (!hasAny) return;
    const other = isAll ? this.#list.highest(otherRole(this.#role)) : 0;
    this.#write({ kind: 'clear', surface, own: this.#list.highest(this.#role), other });
  }

  show(surface: string): void {
    if (this.#role === 'technician' && surface !== this.shown) this.#write({ kind: 'show', surface });
  }

  lastNumber(surface: string): number {
    const numbers = this.marks.filter(({ mark }) => mark.surface === surface).map(({ mark }) => mark.number);
    return Math.max(0, ...numbers);
  }

  get #fresh(): BoardState {
    if (this.#isStale) {
      this.#state = new BoardState(this.#list.entries);
      this.#isStale = false;
    }
    return this.#state;
  }

  /** Enough is kept free to erase, clear and take back what is there. */
  get #isFull(): boolean {
    return this.#ownBytes > maxOwnBytes || this.#list.highest(this.#role) >= maxBoardEntries * 0.9;
  }

  #count({ author, operation }: BoardEntry): void {
    if (author === this.#role && operation.kind === 'mark') this.#ownBytes += operation.points.length;
  }

  #write(operation: BoardOperation, id?: string): void {
    if (this.#list.highest(this.#role) >= maxBoardEntries) return;
    this.#list.write((base) => ({ ...base, operation }), id);
  }
}
