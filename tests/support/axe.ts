import axe from 'axe-core';
import type { Page } from './page.js';

/** What axe finds wrong on the page as it is now, one line each; empty when all is well. */
export async function axeViolations(page: Page): Promise<string[]> {
  // half a megabyte of source, for which a page has better use than to read it twice
  if (!(await page.evaluate(() => 'axe' in globalThis, undefined))) await page.inject(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`
      )
    );
  }, undefined);
}
