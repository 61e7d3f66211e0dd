import type { Clock } from '../base/clock.js';
import type { StatsReport } from './connection-path.js';
import { figuresBetween, type MediaFigures } from './figures.js';

const intervalMs = 1_000;

/** The part of a `document` that tells whether anybody looks at it. */
export interface Visibility {
  readonly visibilityState: DocumentVisibilityState;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
  removeEventListener(type: 'visibilitychange', listener: () => void): void;
}

export interface FiguresSource {
  getStats(): Promise<StatsReport>;
}

/**
 * Tells the figures of a receiving end about once a second while its page is visible.
 * `page` is the document that shows the picture, which need not be the one that received it.
 *
 * @returns ends it
 */
export function watchFigures(
  { source, clock, page }: { source: FiguresSource; clock: Clock; page: Visibility },
  listener: (figures: MediaFigures) => void
): () => void {
  let isOver = false;
  let cancel: (() => void) | undefined;
  let earlier: StatsReport | undefined;
  /** Counts the stretches of being visible, so that a report asked for in one does not go on in the next. */
  let stretch = 0;

  async function look(current: number): Promise<void> {
    // A connection that is closing may refuse; the next look tells.
    const later = await source.getStats().catch(() => undefined);
    if (isOver || current !== stretch) return;
    const figures = earlier && later && figuresBetween(earlier, later);
    earlier = later;
    cancel = clock.after(intervalMs, () => void look(current));
    if (figures) listener(figures);
  }

  function onVisibility(): void {
    cancel?.();
    cancel = undefined;
    stretch++;
    // Figures over the time nobody looked would be an average of what is no longer true.
    earlier = undefined;
    if (page.visibilityState === 'visible') void look(stretch);
  }

  page.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    isOver = true;
    cancel?.();
    page.removeEventListener('visibilitychange', onVisibility);
  };
}
