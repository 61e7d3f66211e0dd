/** Chromium's, after a permission (https://wicg.github.io/idle-detection/); asked for by feature. */
interface Detector extends EventTarget {
  readonly userState: 'active' | 'idle' | null;
  readonly screenState: 'locked' | 'unlocked' | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}
export interface DetectorClass {
  new (): Detector;
  requestPermission(): Promise<'granted' | 'denied'>;
}

/** The browser takes no less. */
const shortestMs = 60_000;

export const idleDetectorHere = (): DetectorClass | undefined =>
  (globalThis as { IdleDetector?: DetectorClass }).IdleDetector;

/** Whether anybody uses the computer, in whatever program, as far as the browser may tell. */
export class SystemIdle {
  readonly #detectorHere: () => DetectorClass | undefined;
  #minutes = 0;
  #detector: Detector | undefined;
  #stop: AbortController | undefined;

  constructor(detectorHere = idleDetectorHere) {
    this.#detectorHere = detectorHere;
  }

  /**
   * To be called again and again: it begins as soon as it is allowed, and with other minutes anew.
   * @param minutes without a key or a move; 0: nobody wants to know
   * @returns `undefined` where the browser does not tell
   */
  watch(minutes: number): 'active' | 'idle' | undefined {
    if (minutes !== this.#minutes) {
      this.#stop?.abort();
      this.#stop = this.#detector = undefined;
      this.#minutes = minutes;
    }
    if (minutes > 0 && !this.#stop) void this.#begin(minutes);
    const detector = this.#detector;
    if (!detector?.userState) return undefined;
    return detector.userState === 'idle' || detector.screenState === 'locked' ? 'idle' : 'active';
  }

  async #begin(minutes: number): Promise<void> {
    const Here = this.#detectorHere();
    if (!Here) return;
    const stop = (this.#stop = new AbortController());
    try {
      const detector = new Here();
      await detector.start({ threshold: Math.max(shortestMs, minutes * 60_000), signal: stop.signal });
      if (!stop.signal.aborted) this.#detector = detector;
    } catch {
      // not allowed, or not yet: looked at again the next time
      if (this.#stop === stop) this.#stop = undefined;
    }
  }
}
