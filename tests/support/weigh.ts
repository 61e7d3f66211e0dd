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

/** The scripts that the entry page fetches until the PIN can be typed. That it could be by then is proved: typing makes it fetch the rest. */
export async function entryScripts(rig: Rig): Promise<string[]> {
  const customer = await openEntry(rig, 'chromium', { initScript: neverIdle });
  const scripts = await fetchedScripts(customer, rig);
  const fetched = await countFetched(customer);
  await customer.fill('pin-input', '1');
  await customer.until((before) => performance.getEntriesByType('resource').length > before, fetched);
  return scripts;
}

/** The scripts that the console fetches until it can make a session. */
export async function consoleScripts(rig: Rig): Promise<string[]> {
  return fetchedScripts(await openConsole(rig), rig);
}

/** The scripts that a customer's page fetches for a session with chat and a shared screen. */
export async function customerSessionScripts(rig: Rig): Promise<string[]> {
  const sides = await startSession(rig, { customerPage: { initScript: savesData } });
  await sendChat(sides.customer, 'hello');
  await seeChat(sides.technician, 'hello');
  await shareScreen(sides);
  await sides.customer.see('open-guide');
  return fetchedScripts(sides.customer, rig);
}

const countFetched = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByType('resource').length, undefined);

/** Paths below `build/` of all scripts that the page has fetched since it was opened, once it fetches no more. */
async function fetchedScripts(page: Page, { site }: Rig): Promise<string[]> {
  const urls = await untilQuiet(page);
  const scripts = new Set(urls.map((url) => url.split(/[?#]/, 1)[0]!).filter((url) => url.endsWith('.js')));
  return [...scripts].map((url) => decodeURIComponent(url.slice(site.url.length)));
}

/** Waits until the page fetches no more. @returns the addresses of everything it has fetched */
export const untilQuiet = (page: Page): Promise<string[]> =>
  page.until((quiet) => {
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const last = Math.max(...entries.map(({ responseEnd }) => responseEnd));
    if (document.readyState !== 'complete' || performance.now() - last < quiet) return undefined;
    return entries.map(({ name }) => name);
  }, quietMs);
