import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from './page.js';
import type { TestSite } from './site.js';

/** A page that has fetched nothing for this long has what it needs for now. */
const quietMs = 500;

/**
 * Weight of all JavaScript that the page has fetched since it was opened, each file by itself compressed as a
 * web host does (gzip, level 9), once it fetches no more.
 * @returns bytes
 */
export async function weighScripts(page: Page, site: TestSite): Promise<number> {
  const urls = await page.until((quiet) => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const last = Math.max(...entries.map(({ responseEnd }) => responseEnd));
    if (document.readyState !== 'complete' || performance.now() - last < quiet) return undefined;
    return entries.map(({ name }) => name);
  }, quietMs);
  const scripts = new Set(urls.map((url) => url.split(/[?#]/, 1)[0]!).filter((url) => url.endsWith('.js')));
  return [...scripts]
    .map((url) => readFileSync(`build/${decodeURIComponent(url.slice(site.url.length))}`))
    .reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
}
