/** Long enough to be worth the switch, short enough that a page with other work still draws every frame. */
const sliceMs = 8;

export interface SliceTimer {
  /** Milliseconds from any start. */
  now(): number;
  /** Calls `f` after the browser had a chance to draw and to answer input. */
  pause(f: () => void): void;
}

export const browserSlices: SliceTimer = {
  now: () => performance.now(),
  // Unlike a timer, a message is not held back while the tab is in the background.
  pause(f) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      f();
    };
    port2.postMessage(undefined);
  }
};

/** Works through what may be much, in slices. The first slice runs at once: one entry never waits. */
export class SlicedQueue<T> {
  readonly #handle: (item: T) => void;
  readonly #onSlice: () => void;
  readonly #timer: SliceTimer;
  #items: T[] = [];
  #next = 0;
  #isRunning = false;

  constructor(handle: (item: T) => void, onSlice: () => void, timer: SliceTimer) {
    this.#handle = handle;
    this.#onSlice = onSlice;
    this.#timer = timer;
  }

  get isEmpty(): boolean {
    return this.#next >= this.#items.length;
  }

  add(items: readonly T[]): void {
    for (const item of items) this.#items.push(item);
    if (!this.#isRunning) this.#slice();
  }

  /** What is left is dropped. */
  clear(): void {
    this.#items = [];
    this.#next = 0;
  }

  #slice(): void {
    this.#isRunning = true;
    const end = this.#timer.now() + sliceMs;
    while (!this.isEmpty) {
      this.#handle(this.#items[this.#next++]!);
      if (this.#timer.now() >= end) break;
    }
    this.#isRunning = !this.isEmpty;
    if (this.#isRunning) this.#timer.pause(() => this.#slice());
    else this.clear();
    this.#onSlice();
  }
}
