import { seeStrokes } from '../support/board.js';
import type { TestFile } from '../support/files.js';
import {
  createPin,
  joinWithPin,
  openEntry,
  openOwnConsole,
  seeDelivered,
  sendChat,
  type Sides
} from '../support/flow.js';
import type { NewPageOptions, Page } from '../support/page.js';
import type { Profile } from '../support/profile.js';
import type { Rig } from '../support/rig.js';
import type { Side } from './plan.js';

/** One customer, and what both sides of the session must have in the end. */
export interface Customer {
  name: string;
  page: Page;
  lines: string[];
  marks: number;
  files: TestFile[];
}

export interface Shop {
  rig: Rig;
  /** Of the console alone. */
  profile: Profile;
  technician: Page;
  customers: Customer[];
}

/** What Chromium itself writes when a network or a relay is not there. */
export const noNetwork = /^console: (WebSocket connection|Failed to load resource|.*net::ERR_)/;
/** Reconnecting is dear where eleven pages share two cores. */
export const patience = { timeoutMs: 90_000 };
/** High enough for the newest lines beside everything else. */
const pageOptions: NewPageOptions = { viewport: { width: 900, height: 1400 }, allowedProblems: noNetwork };

/** A console in a browser of its own and so many customers, all active, as pages of another. */
export async function openShop(rig: Rig, count: number): Promise<Shop> {
  const profile = await rig.openProfile('chromium', {
    viewport: { width: 1440, height: 1000 },
    allowedProblems: noNetwork
  });
  const technician = await openOwnConsole(rig, profile);
  const names = Array.from({ length: count }, (_, number) => `Customer ${number}`);
  const pages = await Promise.all(names.map(() => openEntry(rig, 'chromium', pageOptions)));
  for (const [number, page] of pages.entries())
    await joinWithPin(page, await createPin(technician, names[number]));
  const customers = names.map((name, number): Customer => ({
    name,
    page: pages[number]!,
    lines: [],
    marks: 0,
    files: []
  }));
  const shop = { rig, profile, technician, customers };
  await seeAllActive(shop);
  return shop;
}

/** @throws with what every page shows, when it takes too long */
export async function seeAllActive({ technician, customers }: Shop): Promise<void> {
  try {
    await technician.see(`list-tab[data-tab="active"][data-count="${customers.length}"]`, patience);
    for (const { page } of customers) await page.see('customer[data-status="active"]', patience);
  } catch (cause) {
    const shown = await Promise.all(
      customers.map(async ({ name, page }) => {
        const row = technician.attribute(`session-row[data-name="${name}"]`, 'data-status');
        const state = page
          .attribute('customer', 'data-status')
          .then((status) => status ?? page.evaluate(() => document.body.innerText.slice(0, 200), undefined));
        return `${name}: ${(await Promise.allSettled([row, state])).map(valueOf).join(' | ')}`;
      })
    );
    throw new Error(`not all are active (console | customer):\n${shown.join('\n')}`, { cause });
  }
}

const valueOf = (settled: PromiseSettledResult<string | undefined>): string =>
  settled.status === 'fulfilled' ? String(settled.value) : 'no answer';

/** The session with this customer in front of the technician. */
export async function choose({ technician }: Shop, { name, page }: Customer): Promise<Sides> {
  await technician.click(`session-row[data-name="${name}"]`);
  await technician.see(`session-row[data-name="${name}"][aria-current="true"]`);
  return { technician, customer: page };
}

/** Writes a line, whether or not it can arrive now. @returns until its page says that it did */
export async function write(shop: Shop, customer: Customer, side: Side): Promise<() => Promise<void>> {
  const line = `${side} line ${customer.lines.length + 1}.`;
  customer.lines.push(line);
  const find = async (): Promise<Page> =>
    side === 'technician' ? (await choose(shop, customer))[side] : customer.page;
  await sendChat(await find(), line);
  return async () => seeDelivered(await find(), line, patience);
}

/** Waits until both sides have every mark. */
export async function seeMarks(shop: Shop, customer: Customer): Promise<void> {
  const sides = await choose(shop, customer);
  await Promise.all(Object.values(sides).map((page: Page) => seeStrokes(page, customer.marks, 20_000)));
}
