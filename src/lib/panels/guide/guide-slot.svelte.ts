import { mount, unmount } from 'svelte';
import type { I18n } from '../../i18n/index.js';
import type { BoardDoor, BoardView } from '../../session/board-view.js';
import type { CustomerView } from '../../session/views.js';
import type { parts } from './guide-parts.js';
import { BoardTools } from '../board/board-tools.svelte.js';
import { screenSurface } from '../../session/surfaces.js';
import { shownScreen } from './shown-screen.js';
import { canOpenGuideWindow, openGuideWindow } from './guide-window.js';

type Parts = typeof parts;

/** `own`: a window of ours; `video`: the browser's, with the picture only. */
type GuideWindow = { kind: 'none' } | { kind: 'own'; close(): void } | { kind: 'video'; close(): void };

/** The place of the guide in the customer's page: empty until something is to be shown. */
export class GuideSlot {
  readonly tools = new BoardTools();
  readonly #view: CustomerView;
  readonly #door: () => BoardDoor;
  readonly #i18n: I18n;
  readonly #context: Map<unknown, unknown>;
  #parts = $state.raw<Parts | undefined>();
  #window = $state.raw<GuideWindow>({ kind: 'none' });
  #hasFailed = $state(false);
  #loading: Promise<void> | undefined;

  /** @param context of the component that has this, for what is mounted elsewhere */
  constructor(view: CustomerView, i18n: I18n, context: Map<unknown, unknown>) {
    this.#view = view;
    this.#door = () => view.board;
    this.#i18n = i18n;
    this.#context = context;
  }

  /** Both at once, or neither. */
  get open(): { board: BoardView; parts: Parts } | undefined {
    const board = this.#door().view;
    const parts = this.#parts;
    return board && parts && { board, parts };
  }

  get windowKind(): GuideWindow['kind'] {
    return this.#window.kind;
  }

  /** The window could not be opened. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** May be called again: what could not be fetched is tried anew. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([
      import('./guide-parts.js'),
      this.#door().open(),
      this.#i18n.addArea('board')
    ]).then(
      ([loaded]) => {
        this.#parts = loaded.parts;
      },
      () => {
        this.#loading = undefined;
      }
    );
    return this.#loading;
  }

  /** To be called in the click itself. */
  async openWindow(title: string): Promise<void> {
    if (this.#window.kind !== 'none') return;
    this.#hasFailed = false;
    if (canOpenGuideWindow()) await this.#openOwn(title);
    else await this.#openVideo();
    this.#hasFailed = this.#window.kind === 'none';
  }

  closeWindow(): void {
    if (this.#window.kind === 'none') return;
    this.#window.close();
    this.#window = { kind: 'none' };
  }

  async #openOwn(title: string): Promise<void> {
    const [opened] = await Promise.all([openGuideWindow(title), this.load()]);
    const open = this.open;
    if (!opened || !open) return opened?.close();
    const view = this.#view;
    const guide = mount(open.parts.GuideView, {
      target: opened.document.body,
      props: { view, board: open.board, tools: this.tools, isWindow: true },
      context: this.#context as Map<string, unknown>
    });
    this.#window = { kind: 'own', close: () => opened.close() };
    opened.addEventListener('pagehide', () => {
      void unmount(guide);
      this.tools.mode = 'off';
      this.#window = { kind: 'none' };
    });
  }

  async #openVideo(): Promise<void> {
    await this.load();
    if (!this.open) return;
    const { board, parts } = this.open;
    const screen = shownScreen(this.#view.sharing.screens, board.shown);
    if (!screen) return;
    const close = await parts.openVideoWindow({
      stream: screen.stream,
      surface: screenSurface(screen.number),
      board,
      technicianName: this.#view.technicianName,
      onClose: () => (this.#window = { kind: 'none' })
    });
    if (close) this.#window = { kind: 'video', close };
  }
}
