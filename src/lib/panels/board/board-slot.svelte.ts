import type { I18n } from '../../i18n/index.js';
import type { BoardDoor, BoardView } from '../../session/board-view.js';
import type { parts } from './board-parts.js';
import { BoardTools, type HandMode } from './board-tools.svelte.js';

type Parts = typeof parts;

/** The place of a board beside a picture: empty until somebody draws, then with all that is needed for it. */
export class BoardSlot {
  readonly tools = new BoardTools();
  readonly #door: () => BoardDoor;
  readonly #i18n: Pick<I18n, 'addArea'>;
  #parts = $state.raw<Parts | undefined>();
  #loading: Promise<void> | undefined;

  constructor(door: () => BoardDoor, i18n: Pick<I18n, 'addArea'>) {
    this.#door = door;
    this.#i18n = i18n;
  }

  /** Both at once, or neither. */
  get open(): { board: BoardView; parts: Parts } | undefined {
    const board = this.#door().view;
    const parts = this.#parts;
    return board && parts && { board, parts };
  }

  /** Is the empty page what both look at? */
  get isPage(): boolean {
    return this.open?.board.shown === 'page';
  }

  /** May be called again: what could not be fetched is tried anew. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([
      import('./board-parts.js'),
      this.#door().open(),
      this.#i18n.addArea('board')
    ]).then(
      ([loaded]) => {
        this.#parts = loaded.parts;
      },
      () => {
        this.#loading = undefined;
        this.tools.mode = 'off';
      }
    );
    return this.#loading;
  }

  toggle(mode: Exclude<HandMode, 'off'>): void {
    this.tools.toggle(mode);
    void this.load();
  }

  /** Takes the pen. */
  draw(): void {
    this.tools.mode = 'draw';
    void this.load();
  }

  async showPage(): Promise<void> {
    await this.load();
    if (!this.open) return;
    this.open.board.show('page');
    this.tools.mode = 'draw';
  }
}
