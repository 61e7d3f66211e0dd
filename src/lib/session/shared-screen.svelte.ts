import type { CapturedScreen } from '../media/screen-capture.js';
import type { SharedScreenView } from './views.js';

/** A picture that leaves this computer, as its owner sees it: with a way to hold it back. */
export class SharedScreen implements SharedScreenView {
  readonly #screen: CapturedScreen;
  readonly #onPause: (isPaused: boolean) => void;
  #isPaused = $state(false);

  constructor(screen: CapturedScreen, onPause: (isPaused: boolean) => void) {
    this.#screen = screen;
    this.#onPause = onPause;
  }

  get stream(): MediaStream {
    return this.#screen.stream;
  }

  get surface(): SharedScreenView['surface'] {
    return this.#screen.surface;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  pause(isPaused: boolean): void {
    if (isPaused === this.#isPaused) return;
    this.#isPaused = isPaused;
    this.#onPause(isPaused);
  }
}
