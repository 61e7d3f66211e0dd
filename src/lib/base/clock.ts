/** Time as the modules see it, so that tests can turn it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `f` once after `ms`; the result takes it back. */
  after(ms: number, f: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, f) {
    const timer = setTimeout(f, ms);
    return () => clearTimeout(timer);
  }
};

/** Calls `f` every `ms` until taken back. */
export function every(clock: Clock, ms: number, f: () => void): () => void {
  let cancel = clock.after(ms, function tick() {
    cancel = clock.after(ms, tick);
    f();
  });
  return () => cancel();
}

/** A clock that stands still until `advance` turns it; due calls run in order. */
export function manualClock(start = 0): Clock & { advance(ms: number): void } {
  let time = start;
  let waiting: { at: number; f: () => void }[] = [];
  return {
    now: () => time,
    after(ms, f) {
      const entry = { at: time + ms, f };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        time = next.at;
        next.f();
      }
      time = end;
    }
  };
}
