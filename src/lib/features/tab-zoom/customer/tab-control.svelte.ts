import type { TabSteering, TabZoom } from '../../screen/index.js';

/** Zoom and wheel of a shared tab, and whether black boxes forbid them meanwhile (ST18). */
export class TabControl implements TabSteering {
  #zoom: TabZoom | undefined;
  #isCovered = $state(false);
  #wheelOver: Element | undefined;

  get isOff(): boolean {
    return this.#isCovered;
  }

  get level(): number | null {
    return !this.#isCovered && this.#zoom ? this.#zoom.level : null;
  }

  take(zoom: TabZoom | undefined): void {
    this.#zoom = zoom;
    this.#passWheel();
  }

  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
    this.#passWheel();
  }

  step(step: Parameters<TabZoom['step']>[0]): void {
    if (!this.#isCovered) void this.#zoom?.step(step).catch(() => undefined);
  }

  forwardWheel(over: Element | undefined): void {
    this.#wheelOver = over;
    this.#passWheel();
  }

  #passWheel(): void {
    void this.#zoom?.forwardWheel(this.#isCovered ? undefined : this.#wheelOver);
  }
}
