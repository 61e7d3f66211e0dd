import type { I18n } from '../../../i18n/index.js';
import type { BoardDoor, BoardView } from '../../../session/board-view.js';

interface Options<Parts> {
  door(): BoardDoor;
  i18n: Pick<I18n, 'addArea'>;
  fetchParts(): Promise<{ parts: Parts }>;
  onFailed?(): void;
}

/** A board and what shows it: fetched together when somebody draws for the first time. */
export class BoardLoader<Parts> {
  readonly #options: Options<Parts>;
  #parts = $state.raw<Parts | undefined>();
  #loading: Promise<void> | undefined;

  constructor(options: Options<Parts>) {
    this.#options = options;
  }

  /** Both at once, or neither. */
  get open(): { board: BoardView; parts: Parts } | undefined {
    const board = this.#options.door().view;
    const parts = this.#parts;
    return board && parts && { board, parts };
  }

  /** May be called again: what could not be fetched is tried anew. */
  load(): Promise<void> {
    const { door, i18n, fetchParts, onFailed } = this.#options;
    this.#loading ??= Promise.all([fetchParts(), door().open(), i18n.addArea('board')]).then(
      ([{ parts }]) => {
        this.#parts = parts;
      },
      () => {
        this.#loading = undefined;
        onFailed?.();
      }
    );
    return this.#loading;
  }
}
