import type { I18n } from '../../../i18n/index.js';
import { LazyPart } from '../../../ui/lazy-part.svelte.js';
import type { BoardView, SessionBoard } from '../shared/board-view.js';
import type { BoardParts } from './board-parts.js';
import { BoardTools, type HandMode } from './board-tools.svelte.js';

export interface OpenBoard {
  board: BoardView;
  parts: BoardParts;
}

/** The place of a board beside a picture: empty until somebody draws, then with all that is needed for it. */
export class BoardSlot {
  readonly tools = new BoardTools();
  readonly lazy: LazyPart<BoardParts>;
  readonly #board: () => SessionBoard;

  constructor(board: () => SessionBoard, i18n: Pick<I18n, 'addArea'>) {
    this.#board = board;
    this.lazy = new LazyPart(async () => {
      const [{ parts }] = await Promise.all([
        import('./board-parts.js'),
        board().open(),
        i18n.addArea('board')
      ]);
      return parts;
    });
  }

  /** Both at once, or neither. */
  get open(): OpenBoard | undefined {
    const board = this.#board().view;
    const parts = this.lazy.part;
    return board && parts && { board, parts };
  }

  /** Is the empty page what both look at? */
  get isPage(): boolean {
    return this.open?.board.shown === 'page';
  }

  /** May be called again: what could not be fetched is tried anew. */
  async load(): Promise<void> {
    await this.lazy.load();
    if (this.lazy.hasFailed) this.tools.mode = 'off';
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
