import { announceMissedPart } from '../../../base/lost-part.js';
import { isFiltering, isSame, type FilterRules, type Size } from '../../../media/frame-filter.js';
import type { FilteredTrack } from '../../../media/picture-filter.js';
import type { CapturedScreen } from '../../../media/screen-capture.js';

/** Paints over what may not be seen of a captured screen, and says when the painted picture is sure (ST6, MD12). */
export class PictureCover {
  readonly #onMoved: (screen: CapturedScreen, size?: Size) => void;
  #filtered = $state.raw<FilteredTrack | undefined>();
  /** The rules that every frame of it goes by; `undefined` while that is not sure. */
  #applied: FilterRules | undefined;
  /** Counts what was decided, so that a late import or answer does not undo a newer decision. */
  #decision = 0;

  /** @param onMoved what is below the boxes may have moved; with its size, when the picture has another one */
  constructor(onMoved: (screen: CapturedScreen, size?: Size) => void) {
    this.#onMoved = onMoved;
  }

  /** For the customer's own eyes: the painted picture, also while it is not sure yet. */
  trackOf(screen: CapturedScreen): MediaStreamTrack {
    return this.#filtered?.track ?? screen.track;
  }

  /** @param open called with what may be seen, as soon as that is sure; never for a decision that is not the newest */
  show(screen: CapturedScreen, rules: FilterRules, open: (track: MediaStreamTrack) => void): void {
    const decision = ++this.#decision;
    const isStale = (): boolean => decision !== this.#decision;
    if (!isFiltering(rules)) {
      this.#close();
      return open(screen.track);
    }
    const begin = (filtered: FilteredTrack): void => {
      this.#applied = rules;
      open(filtered.track);
    };
    const filtered = this.#filtered;
    if (filtered && isSame(this.#applied, rules)) return begin(filtered);
    this.#applied = undefined;
    if (filtered) return void filtered.update(rules).then(() => isStale() || begin(filtered));
    void import('../../../media/picture-filter.js').then(({ filterScreen }) => {
      if (isStale()) return;
      this.#filtered = filterScreen(screen, rules, (size) => this.#onMoved(screen, size));
      begin(this.#filtered);
    }, announceMissedPart);
  }

  /** The screen is another one, or it is over. */
  drop(): void {
    this.#decision++;
    this.#close();
  }

  #close(): void {
    this.#filtered?.close();
    this.#filtered = undefined;
    this.#applied = undefined;
  }
}
