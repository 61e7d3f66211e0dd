/** Reasons why a session must not time out now, each asked anew every time. */
export class TimeOutHolds {
  readonly #holds = new Set<() => boolean>();

  /** @returns takes the reason back */
  add(isHolding: () => boolean): () => void {
    this.#holds.add(isHolding);
    return () => this.#holds.delete(isHolding);
  }

  get isHeld(): boolean {
    return [...this.#holds].some((isHolding) => isHolding());
  }
}
