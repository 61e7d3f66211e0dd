// features: screen
import { expect, it, vi } from 'vitest';
import type { BrowserName, Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';
import { testScreen } from '../support/test-screen.js';
import { activeCustomerOfHostile, say } from './hostile-technician.js';

vi.setConfig({ testTimeout: 120_000 });

const rig = useRig();
const id = 'ab'.repeat(16);
/** What the screen shows only after the press. */
const secret = '#ff00ff';

/** A customer whose screen a technician's page of the attacker's own making sees. */
async function watched(browser: BrowserName): Promise<{ customer: Page; hostile: Page }> {
  const { customer, hostile } = await activeCustomerOfHostile(rig, {
    customer: browser,
    customerPage: { initScript: testScreen }
  });
  await say(hostile, 'consent', { type: 'ask', id, power: 'screen', reason: '' });
  await customer.click('consent[data-consent="screen"] consent-allow');
  await hostile.evaluate((viewId) => globalThis.hostile.look(viewId), id);
  await hostile.until(() => globalThis.hostile.viewer!.frames.length > 5, undefined, { timeoutMs: 30_000 });
  return { customer, hostile };
}

/** Keeps offers waiting, each with nearly as many candidates as one may have. */
async function flood(hostile: Page): Promise<void> {
  await hostile.evaluate(() => globalThis.hostile.viewer!.flood(80), undefined);
  await seeAnswers(hostile, 5);
}

/** So many of the offers that wait are taken meanwhile: what waited before them has had its turn. */
async function seeAnswers(hostile: Page, count: number): Promise<void> {
  const answered = await hostile.evaluate(() => globalThis.hostile.viewer!.answered, undefined);
  await hostile.until((round) => globalThis.hostile.viewer!.answered >= round, answered + count, {
    timeoutMs: 60_000
  });
}

/** Frames that show what was captured after the press. */
const secretFrames = (hostile: Page): Promise<number> =>
  hostile.evaluate(
    () =>
      globalThis.hostile.viewer!.frames.filter(
        ({ colour: [red = 0, green = 0, blue = 0] }) => red > 150 && green < 100 && blue > 150
      ).length,
    undefined
  );

it.each(browserNames)(
  '[MD12] a technician who keeps offers waiting sees nothing that was on the screen after Pause (%s)',
  async (browser) => {
    const { customer, hostile } = await watched(browser);
    await flood(hostile);
    await customer.evaluate((colour) => {
      document.querySelector<HTMLElement>('[data-testid=pause-sharing]')!.click();
      globalThis.testScreen.paint(colour);
    }, secret);
    await seeAnswers(hostile, 60);
    expect(await secretFrames(hostile)).toBe(0);
    const painted = await hostile.evaluate(() => globalThis.hostile.viewer!.frames.length, undefined);
    await seeAnswers(hostile, 60);
    // Firefox repeats the last frame each second until the connection has time to let go of its track
    const others = await hostile.evaluate(
      (before) =>
        globalThis.hostile
          .viewer!.frames.slice(before)
          .filter(({ colour: [red = 0, green = 0, blue = 0] }) => red < 150 || green > 100 || blue > 100),
      painted
    );
    expect(others, 'frames that are not the one that had left before').toEqual([]);

    // and could have seen it
    await hostile.evaluate(() => globalThis.hostile.viewer!.stopFlood(), undefined);
    await customer.click('pause-sharing');
    await expect.poll(() => secretFrames(hostile), { timeout: 30_000 }).toBeGreaterThan(0);
  }
);

it.each(browserNames)(
  '[MD12] … nor what the first black box covers, from the press that makes it (%s)',
  async (browser) => {
    const { customer, hostile } = await watched(browser);
    await customer.click('what-they-see');
    await customer.click('draw-box');
    await customer.see('box-picker');
    await flood(hostile);
    await customer.evaluate((colour) => {
      const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true });
      document.querySelector('[data-testid=box-picker]')!.dispatchEvent(enter);
      globalThis.testScreen.paint(colour);
    }, secret);
    // what comes of the screen is black, all of it
    const isBlack = (): boolean | undefined =>
      globalThis.hostile.viewer!.frames.at(-1)?.colour.every((value) => value < 40);
    await hostile.until(isBlack, undefined, { timeoutMs: 60_000 });
    await seeAnswers(hostile, 20);
    expect(await secretFrames(hostile)).toBe(0);
    await hostile.evaluate(() => globalThis.hostile.viewer!.stopFlood(), undefined);
    await customer.click('clear-boxes');
    await expect.poll(() => secretFrames(hostile), { timeout: 30_000 }).toBeGreaterThan(0);
  }
);

it('[MD3] an offer with more candidates than a view may have ends the view', async () => {
  const { customer, hostile } = await watched('chromium');
  await hostile.evaluate(() => globalThis.hostile.viewer!.flood(300), undefined);
  await customer.seeGone('sharing-indicator');
});
