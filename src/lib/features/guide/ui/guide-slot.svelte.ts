import { mount, unmount } from 'svelte';
import type { I18n } from '../../../i18n/index.js';
import type { BoardView } from '../../../session/board-view.js';
import type { CustomerView } from '../../../session/views.js';
import type { parts } from './guide-parts.js';
import { BoardLoader } from '../../board/ui/board-loader.js';
import { BoardTools } from '../../board/ui/board-tools.svelte.js';
import { drawnOn } from '../../board/ui/drawn-on.js';
import type { LazyPart } from '../../../ui/lazy-part.svelte.js';
import { shownScreen } from './shown-screen.js';
import { canOpenGuideWindow, openGuideWindow } from './guide-window.js';

type Parts = typeof parts;

/** `own`: a window of ours; `video`: the browser's, with the picture only. */
interface OpenWindow {
  kind: 'own' | 'video';
  close(): void;
}
type GuideWindow = { kind: 'none' } | { kind: 'opening' } | OpenWindow;

/** The place of the guide in the customer's page: empty until something is to be shown. */
export class GuideSlot {
  readonly tools = new BoardTools();
  readonly #view: CustomerView;
  readonly #context: Map<unknown, unknown>;
  readonly #loader: BoardLoader<Parts>;
  #window = $state.raw<GuideWindow>({ kind: 'none' });
  #hasFailed = $state(false);

  /** @param context of the component that has this, for what is mounted elsewhere */
  constructor(view: CustomerView, i18n: I18n, context: Map<unknown, unknown>) {
    this.#view = view;
    this.#context = context;
    this.#loader = new BoardLoader<Parts>({
      door: () => view.board,
      i18n,
      fetchParts: () => import('./guide-parts.js')
    });
  }

  get lazy(): LazyPart<Parts> {
    return this.#loader.parts;
  }

  get open(): { board: BoardView; parts: Parts } | undefined {
    return this.#loader.open;
  }

  get windowKind(): GuideWindow['kind'] {
    return this.#window.kind;
  }

  /** The window could not be opened. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  load(): Promise<void> {
    return this.#loader.load();
  }

  /** To be called in the click itself. */
  async openWindow(title: string): Promise<void> {
    if (this.#window.kind !== 'none') return;
    this.#hasFailed = false;
    const opening = { kind: 'opening' } as const;
    this.#window = opening;
    const opened = await (canOpenGuideWindow() ? this.#openOwn(title) : this.#openVideo());
    // the sharing may be over by now
    if (this.#window !== opening) return opened?.close();
    this.#window = opened ?? { kind: 'none' };
    this.#hasFailed = !opened;
  }

  closeWindow(): void {
    const window = this.#window;
    if (window.kind === 'none') return;
    this.#window = { kind: 'none' };
    if (window.kind !== 'opening') window.close();
  }

  async #openOwn(title: string): Promise<OpenWindow | undefined> {
    const [opened] = await Promise.all([openGuideWindow(title), this.load()]);
    const { open } = this;
    if (!opened || opened.closed || !open) {
      opened?.close();
      return undefined;
    }
    const view = this.#view;
    const guide = mount(open.parts.GuideView, {
      target: opened.document.body,
      props: { view, board: open.board, tools: this.tools, isWindow: true },
      context: this.#context as Map<string, unknown>
    });
    const window: OpenWindow = { kind: 'own', close: () => opened.close() };
    opened.addEventListener('pagehide', () => {
      void unmount(guide);
      this.tools.mode = 'off';
      this.#noteClosed(window);
    });
    return window;
  }

  async #openVideo(): Promise<OpenWindow | undefined> {
    await this.load();
    if (!this.open) return undefined;
    const { board, parts } = this.open;
    const screen = shownScreen(this.#view.sharing.screens, board.shown);
    if (!screen) return undefined;
    const close = await parts.openVideoWindow({
      stream: screen.stream,
      surface: () => drawnOn(screen, board.frozenOn),
      board,
      technicianName: this.#view.technicianName,
      onClose: () => window && this.#noteClosed(window)
    });
    const window: OpenWindow | undefined = close && { kind: 'video', close };
    return window;
  }

  #noteClosed(window: OpenWindow): void {
    if (this.#window === window) this.#window = { kind: 'none' };
  }
}
