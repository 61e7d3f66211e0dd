import { mount, unmount } from 'svelte';
import type { I18n } from '../../../i18n/index.js';
import type { CustomerView } from '../../../session/views.js';
import type { parts } from './guide-parts.js';
import { boardOf, BoardSlot, drawnOn, type BoardTools, type OpenBoard } from '../../board/index.js';
import { LazyPart } from '../../../ui/lazy-part.svelte.js';
import { picturesOf } from '../../screen/index.js';
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
  readonly #view: CustomerView;
  readonly #context: Map<unknown, unknown>;
  readonly #board: BoardSlot;
  readonly lazy: LazyPart<Parts>;
  #window = $state.raw<GuideWindow>({ kind: 'none' });
  #hasFailed = $state(false);

  /** @param context of the component that has this, for what is mounted elsewhere */
  constructor(view: CustomerView, i18n: I18n, context: Map<unknown, unknown>) {
    this.#view = view;
    this.#context = context;
    const board = new BoardSlot(() => boardOf(view.features), i18n);
    this.#board = board;
    this.lazy = new LazyPart(async () => {
      const [{ parts }] = await Promise.all([
        import('./guide-parts.js'),
        i18n.addArea('guide'),
        board.load()
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
    const view = this.#view;
    const guide = mount(open.parts.GuideView, {
      target: opened.document.body,
      props: { view, drawing: open.drawing, tools: this.tools, isWindow: true },
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
    const { drawing, parts } = this.open;
    const { board } = drawing;
    const screen = shownScreen(picturesOf(this.#view.features)?.shown ?? [], board.shown);
    if (!screen) return undefined;
    const close = await parts.openVideoWindow({
      stream: screen.stream,
      surface: () => drawnOn(screen, board.frozenOn),
      drawing,
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
