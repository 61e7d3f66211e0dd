import { mount, unmount } from 'svelte';
import type { I18n } from '../../../i18n/index.js';
import type { CustomerFrame } from '../../../session/manifest.js';
import type { Guide } from '../customer/guide.js';
import type { parts } from './guide-parts.js';
import { BoardSlot, drawnOn, type BoardTools, type OpenBoard } from '../../board/index.js';
import { LazyPart } from '../../../ui/lazy-part.svelte.js';
import { shownScreen } from './shown-screen.js';
import { canOpenGuideWindow, openGuideWindow } from './guide-window.js';

type Parts = typeof parts;

/** `own`: a window of ours; `video`: the browser's, with the picture only. */
interface OpenWindow {
  kind: 'own' | 'video';
  close(): void;
}
type GuideWindow = { kind: 'none' } | { kind: 'opening' } | OpenWindow;

interface Options {
  guide: Guide;
  frame: CustomerFrame;
  i18n: Pick<I18n, 'addArea'>;
  /** Of the component that has this, for what is mounted elsewhere. */
  context: Map<unknown, unknown>;
}

/** The place of the guide in the customer's page: empty until something is to be shown. */
export class GuideSlot {
  readonly lazy: LazyPart<Parts>;
  readonly #options: Options;
  readonly #board: BoardSlot;
  #window = $state.raw<GuideWindow>({ kind: 'none' });
  #hasFailed = $state(false);

  constructor(options: Options) {
    const { guide, frame, i18n } = options;
    const board = new BoardSlot(() => guide.board, i18n);
    this.#options = options;
    this.#board = board;
    this.lazy = new LazyPart(async () => {
      const [{ parts }] = await Promise.all([
        import('./guide-parts.js'),
        board.load(),
        i18n.addArea('guide'),
        frame.fetchAside()
      ]);
      if (!board.open) throw new Error('the board did not come');
      return parts;
    });
  }

  get tools(): BoardTools {
    return this.#board.tools;
  }

  /** All at once, or nothing. */
  get open(): { drawing: OpenBoard; parts: Parts } | undefined {
    const drawing = this.#board.open;
    const { part: parts } = this.lazy;
    return drawing && parts && { drawing, parts };
  }

  get windowKind(): GuideWindow['kind'] {
    return this.#window.kind;
  }

  /** The window could not be opened. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** May be called again: what could not be fetched is tried anew. */
  async load(): Promise<void> {
    await this.lazy.load();
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
    const { guide, frame, context } = this.#options;
    const mounted = mount(open.parts.GuideView, {
      target: opened.document.body,
      props: { guide, frame, drawing: open.drawing, tools: this.tools, isWindow: true },
      context: context as Map<string, unknown>
    });
    const window: OpenWindow = { kind: 'own', close: () => opened.close() };
    opened.addEventListener('pagehide', () => {
      void unmount(mounted);
      this.tools.mode = 'off';
      this.#noteClosed(window);
    });
    return window;
  }

  async #openVideo(): Promise<OpenWindow | undefined> {
    await this.load();
    if (!this.open) return undefined;
    const { drawing, parts } = this.open;
    const { board } = drawing;
    const { guide } = this.#options;
    const screen = shownScreen(guide.screens, board.shown);
    if (!screen) return undefined;
    const close = await parts.openVideoWindow({
      stream: screen.stream,
      surface: () => drawnOn(screen, board.frozenOn),
      drawing,
      technicianName: guide.technicianName,
      onClose: () => window && this.#noteClosed(window)
    });
    const window: OpenWindow | undefined = close && { kind: 'video', close };
    return window;
  }

  #noteClosed(window: OpenWindow): void {
    if (this.#window === window) this.#window = { kind: 'none' };
  }
}
