import type { Page } from './page.js';

/** Init script of a page whose clock is wrong by `ms` from the start and can be turned with `turnClock`. */
export const wrongClock = (ms: number): string => `{
  globalThis.clockErrorMs = ${ms};
  const RealDate = Date;
  const now = () => RealDate.now() + globalThis.clockErrorMs;
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }
    static now() {
      return now();
    }
  };
}`;

/** Turns the clock of a page opened with `wrongClock`; timers that run are not told. */
export async function turnClock(page: Page, ms: number): Promise<void> {
  await page.evaluate((by) => {
    (globalThis as unknown as { clockErrorMs: number }).clockErrorMs += by;
  }, ms);
}

/**
 * Init script of a page on a computer that sleeps: where the page finds that nothing of it ran for some seconds, an
 * hour has passed on its clock. Stop its process to let it sleep.
 */
export const sleepingClock = `{
  const RealDate = Date;
  let sleptMs = 0;
  let last = RealDate.now();
  const now = () => {
    const real = RealDate.now();
    if (real - last > 6_000) sleptMs += 3_600_000;
    last = real;
    return real + sleptMs;
  };
  setInterval(now, 200);
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }
    static now() {
      return now();
    }
  };
}`;

/**
 * Init script of a page whose time, its timers included, runs a thousand hours in a minute and a half from the moment
 * that `isHurried` is set.
 */
export const hurryingClock = `{
  const RealDate = Date;
  const startedAt = RealDate.now();
  const timers = new Map();
  let lastId = 1_000_000;
  let last = startedAt;
  let now = startedAt;
  const turn = () => {
    const real = RealDate.now();
    now += (real - last) * (globalThis.isHurried ? 40_000 : 1);
    last = real;
    return now;
  };
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(turn());
      else super(...parts);
    }
    static now() {
      return turn();
    }
  };
  globalThis.setTimeout = (f, ms = 0, ...parts) => {
    timers.set(++lastId, { at: turn() + ms, run: () => f(...parts) });
    return lastId;
  };
  globalThis.clearTimeout = (id) => timers.delete(id);
  setInterval(() => {
    for (const [id, { at, run }] of [...timers]) {
      if (at > turn() || !timers.delete(id)) continue;
      run();
    }
  }, 5);
}`;
