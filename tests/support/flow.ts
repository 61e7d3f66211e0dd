import type { BrowserName, NewPageOptions, Page } from './page.js';
import type { Rig } from './rig.js';

/** The two sides of one session, as tests drive them: by the stable handles only. */
export interface Sides {
  technician: Page;
  customer: Page;
}

export interface Pair {
  technician: BrowserName;
  customer: BrowserName;
}

export async function openConsole(rig: Rig, browser?: BrowserName, options?: NewPageOptions): Promise<Page> {
  const page = await rig.open(browser, options);
  await page.goto(`${rig.site.url}console`);
  await page.see('new-session', { timeoutMs: 20_000 });
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
export async function startSession(
  rig: Rig,
  pair: Pair = { technician: 'chromium', customer: 'chromium' }
): Promise<Sides> {
  const technician = await openConsole(rig, pair.technician);
  const customer = await openEntry(rig, pair.customer);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await beginWaiting({ technician, customer });
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

/** Request, consent, picker: until the technician's stage is there. See `expectMovingPicture` for what is on it. */
export async function shareScreen({ technician, customer }: Sides): Promise<void> {
  await technician.click('request-screen');
  await customer.click('consent[data-consent="screen"] consent-allow');
  await Promise.all([customer.see('sharing-indicator'), technician.see('stage', { timeoutMs: 20_000 })]);
}
