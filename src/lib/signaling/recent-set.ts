/** Remembers the last `size` keys it saw, the oldest forgotten first. */
export class RecentSet {
  readonly #keys = new Set<string>();
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
  }

  /** True the first time a key is shown. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    for (const oldest of this.#keys) {
      if (this.#keys.size <= this.#size) break;
      this.#keys.delete(oldest);
    }
    return true;
  }
}
