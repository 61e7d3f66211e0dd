import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { hasFirefox } from '../../tools/setup/browsers.js';
import { openChromium } from './chromium.js';
import { openFirefox } from './firefox.js';
import type { Browser, BrowserName, NewPageOptions, Page } from './page.js';
import { startSite, type SiteOptions, type TestSite } from './site.js';

/** Browsers of this machine. */
export const browserNames: BrowserName[] = hasFirefox() ? ['chromium', 'firefox'] : ['chromium'];

/** Who sits where: every pair of browsers that a session must work between. */
export const browserPairs: { technician: BrowserName; customer: BrowserName }[] = (
  [
    { technician: 'chromium', customer: 'chromium' },
    { technician: 'chromium', customer: 'firefox' },
    { technician: 'firefox', customer: 'chromium' }
  ] as const
).filter((pair) => browserNames.includes(pair.technician) && browserNames.includes(pair.customer));

export interface Rig {
  readonly site: TestSite;
  /** A page of a new person, closed after the test. A problem on it fails the test. */
  open(name?: BrowserName, options?: NewPageOptions): Promise<Page>;
}

/**
 * The site and browsers for one file of tests. Call it at the top of the file; browsers start when they are
 * first asked for and stay for the file, pages live for one test.
 */
export function useRig(options: SiteOptions = {}): Rig {
  const browsers = new Map<BrowserName, Promise<Browser>>();
  let pages: Page[] = [];
  let site: TestSite;

  function browserOf(name: BrowserName): Promise<Browser> {
    const browser = browsers.get(name) ?? (name === 'chromium' ? openChromium() : openFirefox());
    browsers.set(name, browser);
    return browser;
  }

  /** Tabs that a page opens are closed and looked at like the page itself. */
  function watch(page: Page): Page {
    const watched: Page = { ...page, newTab: async () => watch(await page.newTab()) };
    pages.push(watched);
    return watched;
  }

  beforeAll(async () => {
    site = await startSite(options);
  });
  afterEach(async () => {
    const closing = pages;
    pages = [];
    await Promise.all(closing.map((page) => page.close()));
    for (const page of closing) expect(page.problems, `problems in ${page.browser}`).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([...browsers.values()].map(async (browser) => (await browser).close()));
    await site.close();
  });

  return {
    get site() {
      return site;
    },
    async open(name = 'chromium', pageOptions = {}) {
      const page = await (await browserOf(name)).newPage(pageOptions);
      if (pageOptions.allowedProblems) page.allowProblems(pageOptions.allowedProblems);
      return watch(page);
    }
  };
}
