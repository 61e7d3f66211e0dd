/**
 * Frames that may wait for an earlier one or for the disk: twice as many as the receiver's credit has room for, of the
 * smallest chunks.
 */
const maxWaiting = 1_024;

/** Puts the frames of one run, which came over several connections, back into the order in which they were sealed. */
export class FrameOrder {
  #awaited = 0;
  #taken = 0;
  #due: ArrayBuffer[] = [];
  readonly #early = new Map<number, { frame: ArrayBuffer; line: number | undefined }>();

  /** The place of the first frame that has not come. */
  get awaited(): number {
    return this.#awaited;
  }

  get hasDue(): boolean {
    return this.#due.length > 0;
  }

  /** The connections, by what `push` was told, over which frames came from behind the one that is awaited. */
  get overtakers(): ReadonlySet<number | undefined> {
    return new Set([...this.#early.values()].map(({ line }) => line));
  }

  /**
   * @param line the connection over which it came; `undefined` for the session's own
   * @returns false for a place that is taken, or further ahead than any sender gets
   */
  push(index: number, frame: ArrayBuffer, line?: number): boolean {
    if (index < this.#awaited || index >= this.#taken + maxWaiting || this.#early.has(index)) return false;
    this.#early.set(index, { frame, line });
    for (let next; (next = this.#early.get(this.#awaited)); this.#awaited++) {
      this.#early.delete(this.#awaited);
      this.#due.push(next.frame);
    }
    return true;
  }

  /** What is due, in order, once. */
  take(): ArrayBuffer[] {
    const due = this.#due;
    this.#due = [];
    this.#taken += due.length;
    return due;
  }
}
