import { selectorOf, type Page, type Target } from './page.js';

const isSeen = (page: Page, target: Target): Promise<boolean> =>
  page.see(target, { timeoutMs: 0 }).then(
    () => true,
    () => false
  );

/** Clicks a tool of the stage, in the row or in the menu that a narrow row has. */
export async function clickTool(page: Page, target: Target): Promise<void> {
  await page.see('magnifier', { timeoutMs: 30_000 });
  // it may come with an answer of the other side, into a menu that is open or not
  await page.until((selector) => document.querySelector(selector) !== null, selectorOf(target));
  if (!(await isSeen(page, target))) await page.click('more-tools');
  await page.click(target);
}
