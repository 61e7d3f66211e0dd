/** What the pages see of a board. Everything but `live` is reactive. */
import type { Listenable } from '../../../base/emitter.js';
import type { Result } from '../../../base/result.js';
import type { Role } from '../../../base/roles.js';
import type { BoardPoint } from './board-points.js';
import type { Tool } from './board-schema.js';
import type { Region } from './regions.js';
import type { BoardMark } from './board.js';

export type { BoardPoint } from './board-points.js';
export type { Tool } from './board-schema.js';
export { regions, type Region } from './regions.js';
export { unpackPoints } from './board-points.js';
export type { BoardMark } from './board.js';

/** What is drawn with, and on. */
export interface Pen {
  surface: string;
  tool: Tool;
  colour: number;
  width: number;
  /** Seconds; 0 stays. */
  fades: number;
}

/** A mark that its author is still drawing. */
export interface LiveStroke extends Pick<Pen, 'surface' | 'tool' | 'colour' | 'width'> {
  id: string;
  number: number;
  points: readonly BoardPoint[];
}

/** The other side's laser pointer. */
export interface Pointer {
  surface: string;
  x: number;
  y: number;
}

/** What changes with every movement of a hand: read when `onChange` says so, not by runes. */
export interface LiveBoard {
  readonly strokes: readonly LiveStroke[];
  readonly pointer: Pointer | undefined;
  readonly onChange: Listenable<void>;
}

/** A mark that is being drawn here. */
export interface Drawing {
  readonly stroke: LiveStroke;
  /** More points of a free line; for all other tools the second point. */
  move(points: readonly BoardPoint[]): void;
  finish(): Result<void, 'board-full'>;
  cancel(): void;
}

export interface BoardView {
  readonly role: Role;
  /** Visible marks on all surfaces, from the lowest to the topmost. A new array after every change. */
  readonly marks: readonly BoardMark[];
  /** When a mark that fades is gone: milliseconds since the epoch. */
  endOf(mark: BoardMark): number | undefined;
  /** What both look at: `screen`, or `page`, the empty board. */
  readonly shown: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly live: LiveBoard;
  /** Both keep the picture of the moment when this became what it is. */
  readonly frozen: string | undefined;
  /** The surface of that picture: what is drawn belongs to it until it is taken back, whatever is live meanwhile. */
  readonly frozenOn: string | undefined;
  /** Where the technician asks the customer to look; gone after some seconds. */
  readonly look: { id: number; region: Region } | undefined;
  begin(pen: Pen, at: BoardPoint): Drawing;
  /** Puts a text or a whole mark at once. */
  put(pen: Pen, points: readonly BoardPoint[], text?: string): Result<void, 'board-full'>;
  erase(marks: readonly BoardMark[]): void;
  undo(): void;
  redo(): void;
  clear(surface: string, whose: 'own' | 'all'): void;
  show(surface: string): void;
  /** Moves the own laser pointer; `undefined` puts it away. */
  point(at: Pointer | undefined): void;
  lookAt(region: Region): void;
  freeze(surface: string): void;
  unfreeze(): void;
}

/** The board of a session, whose code is fetched when it is first needed. Reactive. */
export interface SessionBoard {
  readonly view: BoardView | undefined;
  /** May be called again. Rejects when the network fails. */
  open(): Promise<unknown>;
}
