/** Twice as many as the receiver's credit has room for, of the smallest chunks. */
const maxAhead = 1_024;

/** Puts the frames of one run, which came over several connections, back into the order in which they were sealed. */
export class FrameOrder {
  #next = 0;
  readonly #early = new Map<number, ArrayBuffer>();

  /** @returns what is due now, in order; `undefined` for a place that is taken, or further ahead than any sender gets */
  push(index: number, frame: ArrayBuffer): ArrayBuffer[] | undefined {
    if (index < this.#next || index >= this.#next + maxAhead || this.#early.has(index)) return undefined;
    this.#early.set(index, frame);
    const due: ArrayBuffer[] = [];
    for (let next; (next = this.#early.get(this.#next)); this.#next++) {
      this.#early.delete(this.#next);
      due.push(next);
    }
    return due;
  }
}
