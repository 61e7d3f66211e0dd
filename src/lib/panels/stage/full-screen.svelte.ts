import { createSubscriber } from 'svelte/reactivity';

const subscribe = createSubscriber((update) => {
  document.addEventListener('fullscreenchange', update);
  return () => document.removeEventListener('fullscreenchange', update);
});

/** One element's way into full screen and out of it. */
export class FullScreen {
  readonly #element: () => HTMLElement | undefined;

  constructor(element: () => HTMLElement | undefined) {
    this.#element = element;
  }

  /** False on iPhones, which show only their own player in full screen. */
  get isPossible(): boolean {
    return document.fullscreenEnabled;
  }

  get isOn(): boolean {
    subscribe();
    return document.fullscreenElement !== null && document.fullscreenElement === this.#element();
  }

  async toggle(): Promise<void> {
    // rejects without a click or when a dialog of the browser is open: nothing happens then, as everywhere
    if (this.isOn) await document.exitFullscreen().catch(() => undefined);
    else
      await this.#element()
        ?.requestFullscreen()
        .catch(() => undefined);
  }
}
