import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { hasFirefox } from '../../tools/setup/browsers.js';
import { openChromium } from './chromium.js';
import { openFirefox } from './firefox.js';
import type { Browser, BrowserName, NewPageOptions, Page } from './page.js';
import { openProfile, type Profile } from './profile.js';
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
  /** A browser of a new person that can be killed and comes back to what it stored; see `profile.ts`. */
  openProfile(name?: BrowserName, options?: NewPageOptions): Promise<Profile>;
}

/**
 * The site and browsers for one file of tests. Call it at the top of the file; browsers start when they are
 * first asked for and stay for the file, pages live for one test.
 */
export function useRig(options: SiteOptions = {}): Rig {
  const browsers = new Map<string, Promise<Browser>>();
  const pages: Page[] = [];
  /** Pages of profiles go with their browser, which may have been killed. */
  const profilePages: Page[] = [];
  const profiles: Profile[] = [];
  let site: TestSite;

  function browserOf(
    name: BrowserName,
    { sharesTab = '', resistsFingerprinting = false }: NewPageOptions
  ): Promise<Browser> {
    const key = `${name} ${sharesTab} ${resistsFingerprinting}`;
    const browser =
      browsers.get(key) ??
      (name === 'chromium' ? openChromium(sharesTab) : openFirefox({ resistsFingerprinting }));
    browsers.set(key, browser);
    return browser;
  }

  /** Tabs that a page opens are looked at, and closed, like the page itself. */
  function watch(page: Page, list = pages): Page {
    const watched: Page = { ...page, newTab: async () => watch(await page.newTab(), list) };
    list.push(watched);
    return watched;
  }

  beforeAll(async () => {
    site = await startSite(options);
  });
  afterEach(async () => {
    const closing = pages.splice(0);
    await Promise.all(closing.map((page) => page.close()));
    await Promise.all(profiles.splice(0).map((profile) => profile.close()));
    for (const page of [...closing, ...profilePages.splice(0)])
      expect(page.problems, `problems in ${page.browser}: ${page.problems.join('\n')}`).toEqual([]);
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
      const page = await (await browserOf(name, pageOptions)).newPage(pageOptions);
      if (pageOptions.allowedProblems) page.allowProblems(pageOptions.allowedProblems);
      return watch(page);
    },
    async openProfile(name = 'chromium', pageOptions = {}) {
      const profile = await openProfile(name, pageOptions);
      profiles.push(profile);
      return {
        ...profile,
        newPage: async () => watch(await profile.newPage(), profilePages)
      };
    }
  };
}
