import type { I18n } from '../../../i18n/index.js';
import type { BoardDoor, BoardView } from '../../../session/board-view.js';
import { BoardLoader } from './board-loader.js';
import type { LazyPart } from '../../../ui/lazy-part.svelte.js';
import type { parts } from './board-parts.js';
import { BoardTools, type HandMode } from './board-tools.svelte.js';

type Parts = typeof parts;

/** The place of a board beside a picture: empty until somebody draws, then with all that is needed for it. */
export class BoardSlot {
  readonly tools = new BoardTools();
  readonly #loader: BoardLoader<Parts>;

  constructor(door: () => BoardDoor, i18n: Pick<I18n, 'addArea'>) {
    this.#loader = new BoardLoader<Parts>({
      door,
      i18n,
      fetchParts: () => import('./board-parts.js'),
      onFailed: () => (this.tools.mode = 'off')
    });
  }

  get lazy(): LazyPart<Parts> {
    return this.#loader.parts;
  }

  get open(): { board: BoardView; parts: Parts } | undefined {
    return this.#loader.open;
  }

  /** Is the empty page what both look at? */
  get isPage(): boolean {
    return this.open?.board.shown === 'page';
  }

  load(): Promise<void> {
    return this.#loader.load();
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
