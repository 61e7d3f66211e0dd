export interface Random {
  /** A whole number from 0, less than `limit`. */
  below(limit: number): number;
  /** All of them in any order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** The same numbers for the same seed. Mulberry32, by Tommy Ettinger, in the public domain. */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  return {
    below,
    shuffled(items) {
      const left = [...items];
      return items.map(() => left.splice(below(left.length), 1)[0]!);
    }
  };
}
