import type { TabZoom } from '../../../media/tab-zoom.js';

/** Zoom and wheel of a shared tab: whether they are allowed, and whether black boxes forbid them meanwhile (ST18). */
export class TabControl {
  #zoom: TabZoom | undefined;
  #isAllowed = $state(false);
  #isCovered = $state(false);
  #wheelOver: Element | undefined;

  /** Allowed, and not possible: it would move the tab below the boxes. */
  get isOff(): boolean {
    return this.#isAllowed && this.#isCovered;
  }

  /** In percent; `null` while the other side may not change it. */
  get level(): number | null {
    return this.#isActive && this.#zoom ? this.#zoom.level : null;
  }

  /** Another capture. */
  take(zoom: TabZoom | undefined): void {
    this.#zoom = zoom;
    this.#passWheel();
  }

  allow(isAllowed: boolean): void {
    this.#isAllowed = isAllowed;
    this.#passWheel();
  }

  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
    this.#passWheel();
  }

  step(step: Parameters<TabZoom['step']>[0]): void {
    if (this.#isActive) void this.#zoom?.step(step).catch(() => undefined);
  }

  /** The person's own wheel over this element scrolls the tab, while that is possible. @returns ends that */
  forwardWheel(over: Element): () => void {
    this.#wheelOver = over;
    this.#passWheel();
    return () => {
      if (this.#wheelOver !== over) return;
      this.#wheelOver = undefined;
      this.#passWheel();
    };
  }

  get #isActive(): boolean {
    return this.#isAllowed && !this.#isCovered;
  }

  #passWheel(): void {
    void this.#zoom?.forwardWheel(this.#isActive ? this.#wheelOver : undefined);
  }
}
