import type { I18n } from '../../../i18n/index.js';
import type { BoardDoor, BoardView } from '../../../session/board-view.js';
import { LazyPart } from '../../../ui/lazy-part.svelte.js';

interface Options<Parts> {
  door(): BoardDoor;
  i18n: Pick<I18n, 'addArea'>;
  fetchParts(): Promise<{ parts: Parts }>;
  onFailed?(): void;
}

/** A board and what shows it: fetched together when somebody draws for the first time. */
export class BoardLoader<Parts> {
  readonly #options: Options<Parts>;
  readonly parts: LazyPart<Parts>;

  constructor(options: Options<Parts>) {
    const { door, i18n, fetchParts } = options;
    this.#options = options;
    this.parts = new LazyPart(async () => {
      const [{ parts }] = await Promise.all([fetchParts(), door().open(), i18n.addArea('board')]);
      return parts;
    });
  }

  /** Both at once, or neither. */
  get open(): { board: BoardView; parts: Parts } | undefined {
    const board = this.#options.door().view;
    const parts = this.parts.part;
    return board && parts && { board, parts };
  }

  /** May be called again: what could not be fetched is tried anew. */
  async load(): Promise<void> {
    await this.parts.load();
    if (this.parts.hasFailed) this.#options.onFailed?.();
  }
}
