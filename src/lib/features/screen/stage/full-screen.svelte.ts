import { createSubscriber } from 'svelte/reactivity';

/** One element's way into full screen and out of it, in whichever window it is. */
export class FullScreen {
  readonly #element: () => HTMLElement | undefined;
  readonly #subscribe = createSubscriber((update) => {
    const page = this.#page;
    page.addEventListener('fullscreenchange', update);
    return () => page.removeEventListener('fullscreenchange', update);
  });

  constructor(element: () => HTMLElement | undefined) {
    this.#element = element;
  }

  get #page(): Document {
    return this.#element()?.ownerDocument ?? document;
  }

  /** False on iPhones, which show only their own player in full screen. */
  get isPossible(): boolean {
    return document.fullscreenEnabled;
  }

  get isOn(): boolean {
    const element = this.#element();
    // before there is an element, there is no page to listen to
    if (!element) return false;
    this.#subscribe();
    return this.#page.fullscreenElement === element;
  }

  async toggle(): Promise<void> {
    // rejects without a click or when a dialog of the browser is open: nothing happens then, as everywhere
    if (this.isOn) await this.#page.exitFullscreen().catch(() => undefined);
    else
      await this.#element()
        ?.requestFullscreen()
        .catch(() => undefined);
  }
}
