import type { Clock } from '../base/clock.js';
import { announceMissedPart } from '../base/lost-part.js';
import type { Role } from '../base/roles.js';
import type { BoardSignal, PointerMessage } from '../documents/board-signal.js';
import type { OpenListOptions, SharedDocument } from '../documents/shared-document.js';
import type { BoardEntry } from '../documents/board-entry.js';
import type { Store } from '../history/store.js';
import type { BoardModel } from './board-model.svelte.js';
import type { BoardDoor, BoardView } from './board-view.js';
import type { PeerLink } from './link/peer-link.js';

/** What came while the board's code was on its way. */
const maxEarlySignals = 100;

interface Options extends Pick<OpenListOptions<BoardEntry>, 'sign' | 'verify'> {
  sessionId: string;
  role: Role;
  document: SharedDocument;
  link: PeerLink;
  store: Store;
  clock: Clock;
}

/** Waits for the first need of a board: a click here, or anything that comes from the other side. */
export class SessionBoard implements BoardDoor {
  readonly #options: Options;
  readonly #cleanUps: (() => void)[];
  #model = $state.raw<BoardModel | undefined>();
  #opening: Promise<void> | undefined;
  #early: (BoardSignal | PointerMessage)[] = [];
  #isClosed = false;

  constructor(options: Options) {
    const { document, link } = options;
    this.#options = options;
    const hear = (signal: BoardSignal | PointerMessage): void => {
      if (this.#model) return;
      if (this.#early.length < maxEarlySignals) this.#early.push(signal);
      this.#openSoon();
    };
    this.#cleanUps = [
      document.list('board').onChange(() => this.#openSoon()),
      link.port('board').onMessage(hear),
      link.port('pointer').onMessage(hear)
    ];
    if (document.list('board').hasAny) this.#openSoon();
  }

  get view(): BoardView | undefined {
    return this.#model;
  }

  /** When either side last drew or pointed; 0 before that. */
  get activeAt(): number {
    return this.#model?.activeAt ?? 0;
  }

  open(): Promise<void> {
    this.#opening ??= this.#open().catch((thrown: unknown) => {
      this.#opening = undefined;
      throw thrown;
    });
    return this.#opening;
  }

  close(): void {
    this.#isClosed = true;
    this.#model?.close();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  /** Fire and forget; retried on next use. */
  #openSoon(): void {
    if (!this.#model) this.open().catch(announceMissedPart);
  }

  async #open(): Promise<void> {
    const { sessionId, role, document, link, store, clock, sign, verify } = this.#options;
    const [{ BoardModel, savedEntries }, { boardForm }, { DocumentBoard }, rows] = await Promise.all([
      import('./board-model.svelte.js'),
      import('../documents/board-entry.js'),
      import('../documents/board.js'),
      store.lists.all(sessionId, 'board')
    ]);
    if (this.#isClosed) return;
    const list = document.list('board').open({
      form: boardForm,
      sign,
      verify,
      transcript: savedEntries(rows),
      onEntry: (entry) => void store.lists.append(sessionId, 'board', entry)
    });
    const board = new DocumentBoard({ role, list });
    const model = new BoardModel({ board, role, link, clock });
    for (const signal of this.#early.splice(0)) model.receive(signal);
    this.#model = model;
  }
}
