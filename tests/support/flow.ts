import { en as logSentences } from '../../src/lib/i18n/messages/log/en.js';
import type { BrowserName, NewPageOptions, Page, WaitOptions } from './page.js';
import type { Profile } from './profile.js';
import type { Rig } from './rig.js';

/** The two sides of one session, as tests drive them: by the stable handles only. */
export interface Sides {
  technician: Page;
  customer: Page;
}

/** Kinds of lines that the log knows. */
export type LogKind = keyof typeof logSentences extends infer Key
  ? Key extends `log.${infer Kind}`
    ? Kind
    : never
  : never;

export interface Pair {
  technician: BrowserName;
  customer: BrowserName;
}

export interface SessionOptions extends Partial<Pair> {
  technicianPage?: NewPageOptions;
  customerPage?: NewPageOptions;
}

export async function openConsole(rig: Rig, browser?: BrowserName, options?: NewPageOptions): Promise<Page> {
  const page = await rig.open(browser, options);
  await page.goto(`${rig.site.url}console`);
  await page.see('new-session', { timeoutMs: 20_000 });
  return page;
}

/** A console in a browser of its own; a customer who comes is active at once. */
export async function openOwnConsole(rig: Rig, profile: Profile): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(`${rig.site.url}console`);
  await page.see('new-session', { timeoutMs: 30_000 });
  await page.click('settings');
  await page.click('settings-work');
  await page.click('setting-startsAtOnce');
  await page.press('Escape');
  await page.seeGone('settings-dialog');
  return page;
}

export async function openEntry(rig: Rig, browser?: BrowserName, options?: NewPageOptions): Promise<Page> {
  const page = await rig.open(browser, options);
  await page.goto(rig.site.url);
  await page.see('pin-input');
  return page;
}

/** Makes a session with a PIN. @returns its nine digits */
export async function createPin(technician: Page, customerName = ''): Promise<string> {
  await technician.click('new-session');
  if (customerName) await technician.fill('customer-name', customerName);
  await technician.click('create-pin');
  const pin = await technician.until(
    () =>
      document
        .querySelector('[data-testid=pin]')
        ?.textContent?.replace(/\D/g, '')
        .match(/^\d{9}$/)?.[0],
    undefined
  );
  await closeDialog(technician);
  return pin;
}

/** Makes a session with an invite link. @returns the full URL */
export async function createLink(technician: Page): Promise<string> {
  await technician.click('new-session');
  await technician.click('create-link');
  await technician.see('invite-link');
  const link = await technician.until(() => {
    const element = document.querySelector<HTMLElement>('[data-testid=invite-link]');
    const text = element instanceof HTMLInputElement ? element.value : element?.innerText;
    return text?.match(/https?:\S+#\S+/)?.[0];
  }, undefined);
  await closeDialog(technician);
  return link;
}

/** Opens an invite link and joins. @param options of the customer's page */
export async function joinWithLink(
  rig: Rig,
  link: string,
  browser?: BrowserName,
  options?: NewPageOptions
): Promise<Page> {
  const customer = await rig.open(browser, options);
  await customer.goto(link);
  await customer.click('join');
  return customer;
}

async function closeDialog(page: Page): Promise<void> {
  if (await page.evaluate(() => document.querySelector('dialog[open]') !== null, undefined))
    await page.press('Escape');
}

export async function joinWithPin(customer: Page, pin: string, name = ''): Promise<void> {
  await customer.fill('pin-input', pin);
  if (name) await customer.fill('customer-name-input', name);
  await customer.click('join');
}

/** From two empty pages to an active session, by PIN. */
export async function startSession(rig: Rig, options?: SessionOptions): Promise<Sides> {
  const sides = await joinSession(rig, options);
  await beginWaiting(sides);
  return sides;
}

/** From two empty pages to a customer who waits, by PIN. */
export async function joinSession(rig: Rig, options: SessionOptions = {}): Promise<Sides> {
  const technician = await openConsole(rig, options.technician, options.technicianPage);
  const customer = await openEntry(rig, options.customer, options.customerPage);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await Promise.all([
    technician.see('session-row[data-status="waiting"]', { timeoutMs: 20_000 }),
    customer.see('customer[data-status="waiting"]', { timeoutMs: 20_000 })
  ]);
  return { technician, customer };
}

/** Picks the waiting session up and waits until both pages say that it is active. */
export async function beginWaiting({ technician, customer }: Sides): Promise<void> {
  await technician.see('session-row[data-status="waiting"]', { timeoutMs: 20_000 });
  await technician.click('start-session');
  await Promise.all([
    technician.see('session-row[data-status="active"]'),
    customer.see('customer[data-status="active"]')
  ]);
}

export async function sendChat(page: Page, text: string): Promise<void> {
  await page.fill('chat-input', text);
  await page.click('chat-send');
}

/** Waits until a message with exactly this text is on the page. */
export async function seeChat(page: Page, text: string): Promise<void> {
  await page.until(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=chat-message]')].some((message) =>
        message.innerText.includes(wanted)
      ),
    text
  );
}

/** Waits until this page says that the other one has the message. */
export async function seeDelivered(page: Page, text: string, options?: WaitOptions): Promise<void> {
  await page.until(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=chat-message]')].some(
        (message) => message.innerText.includes(wanted) && message.querySelector('[data-delivery=delivered]')
      ),
    text,
    options
  );
}

/** Waits until these words are somewhere on the page. */
export async function seeText(page: Page, words: string): Promise<void> {
  await page.until((wanted) => document.body.innerText.includes(wanted), words);
}

/** Waits until the conversation has this line of the log (page in English). */
export async function seeEvent(page: Page, kind: LogKind): Promise<void> {
  await page.until(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>('[data-author=system]')].some((line) =>
        line.innerText.includes(wanted)
      ),
    logSentences[`log.${kind}`]
  );
}

/** The kinds of the log's lines in the summary after the end, oldest first. */
export async function logKinds(page: Page): Promise<string[]> {
  await page.see('log-entry');
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=log-entry]')].map(
        ({ dataset }) => dataset['kind'] ?? ''
      ),
    undefined
  );
}

/** Ends the session from this side and waits for the summaries of both. */
export async function endSession(page: Page, { technician, customer }: Sides): Promise<void> {
  await page.click('end-session');
  await page.click('end-session-confirm');
  await Promise.all([technician.see('summary'), customer.see('customer[data-status="closed"]')]);
}

/** Request, consent, picker: until the technician's stage is there. See `expectMovingPicture` for what is on it. */
export async function shareScreen({ technician, customer }: Sides): Promise<void> {
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await Promise.all([customer.see('sharing-indicator'), technician.see('stage', { timeoutMs: 20_000 })]);
}
