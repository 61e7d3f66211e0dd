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
