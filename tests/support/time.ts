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
