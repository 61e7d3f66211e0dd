import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openConsole, openEntry, seeChat, sendChat, shareScreen, startSession } from './flow.js';
import type { Page } from './page.js';
import type { Rig } from './rig.js';

/** A page that has fetched nothing for this long has what it needs for now. */
const quietMs = 500;

/** The entry page fetches the rest of the session when it is idle: not before the PIN can be typed. */
const neverIdle = 'globalThis.requestIdleCallback = () => 0; globalThis.cancelIdleCallback = () => {};';

/** What the session may need later is fetched ahead when it is idle: not what is weighed, which is what it needs. */
export const savesData =
  "Object.defineProperty(navigator, 'connection', { value: Object.assign(new EventTarget(), { saveData: true }), configurable: true });";

/**
 * Kilobytes (1000 bytes) of JavaScript until the PIN can be typed. That it could be typed by then is proved:
 * typing makes the page fetch the rest.
 */
export async function weighEntry(rig: Rig): Promise<number> {
  const customer = await openEntry(rig, 'chromium', { initScript: neverIdle });
  const weight = await weighScripts(customer, rig);
  const fetched = await countFetched(customer);
  await customer.fill('pin-input', '1');
  await customer.until((before) => performance.getEntriesByType('resource').length > before, fetched);
  return weight;
}

/** Kilobytes of JavaScript until the console can make a session. */
export async function weighConsole(rig: Rig): Promise<number> {
  return weighScripts(await openConsole(rig), rig);
}

/** Kilobytes of all JavaScript that a customer fetches for a session with chat and a shared screen. */
export async function weighCustomerSession(rig: Rig): Promise<number> {
  const sides = await startSession(rig, { customerPage: { initScript: savesData } });
  await sendChat(sides.customer, 'hello');
  await seeChat(sides.technician, 'hello');
  await shareScreen(sides);
  return weighScripts(sides.customer, rig);
}

const countFetched = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByType('resource').length, undefined);

/**
 * Everything the page has fetched since it was opened, once it fetches no more; each file by itself compressed
 * as a web host does (gzip, level 9).
 */
async function weighScripts(page: Page, { site }: Rig): Promise<number> {
  const urls = await untilQuiet(page);
  const scripts = new Set(urls.map((url) => url.split(/[?#]/, 1)[0]!).filter((url) => url.endsWith('.js')));
  const bytes = [...scripts]
    .map((url) => readFileSync(`build/${decodeURIComponent(url.slice(site.url.length))}`))
    .reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  return bytes / 1000;
}

/** Waits until the page fetches no more. @returns the addresses of everything it has fetched */
export const untilQuiet = (page: Page): Promise<string[]> =>
  page.until((quiet) => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const last = Math.max(...entries.map(({ responseEnd }) => responseEnd));
    if (document.readyState !== 'complete' || performance.now() - last < quiet) return undefined;
    return entries.map(({ name }) => name);
  }, quietMs);
