/** Keeps a phone's screen on while something moves; browsers let go of it whenever the page is hidden. */
export class KeepAwake {
  #wanted = false;
  #lock: WakeLockSentinel | undefined;
  readonly #onVisible = (): void => void this.#take();

  set(wanted: boolean): void {
    if (this.#wanted === wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      document.addEventListener('visibilitychange', this.#onVisible);
      void this.#take();
    } else {
      document.removeEventListener('visibilitychange', this.#onVisible);
      void this.#lock?.release();
      this.#lock = undefined;
    }
  }

  async #take(): Promise<void> {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
    try {
      const lock = await navigator.wakeLock.request('screen');
      if (this.#wanted) this.#lock = lock;
      else await lock.release();
    } catch {
      // A flat battery, or a browser that refuses: the transfer goes on without.
    }
  }
}
