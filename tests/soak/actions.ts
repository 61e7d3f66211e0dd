import { stroke } from '../support/board.js';
import { makeFile, seeRow, someBytes } from '../support/files.js';
import type { Page } from '../support/page.js';
import type { Action, Side } from './plan.js';
import {
  choose,
  noNetwork,
  patience,
  seeAllActive,
  seeMarks,
  write,
  type Customer,
  type Shop
} from './shop.js';

const sides = ['technician', 'customer'] as const;
const pens = { technician: 'tool-pen', customer: 'draw' } as const;

/** Does one thing and waits until it shows where it should. */
export async function perform(shop: Shop, action: Action, folder: string): Promise<void> {
  switch (action.do) {
    case 'write':
      return say(shop, action);
    case 'draw':
      return draw(shop, customerOf(shop, action), action.side);
    case 'send a file':
      return sendFile(shop, { ...action, customer: customerOf(shop, action) }, folder);
    case 'hold':
      return hold(shop, customerOf(shop, action));
    case 'reload the customer':
      await customerOf(shop, action).page.reload();
      return seeAllActive(shop);
    case 'reload the console':
      await shop.technician.reload();
      return seeAllActive(shop);
    case 'kill the customer':
      return kill(shop, customerOf(shop, action), action.meanwhile);
    case 'cut the console’s network':
      return cut(shop, action.meanwhile);
    case 'stop the relay':
      return stopRelay(shop, action.meanwhile);
  }
}

/** In these files go to and fro before the warm-up: enough for the console, which has all their parts then. */
const sessionsWithFiles = 2;

/** Everything that a session can hold: little of it is loaded or begun for the first time later. */
export async function openEverything(shop: Shop, folder: string): Promise<void> {
  for (const [number, customer] of shop.customers.entries()) {
    const { technician } = await choose(shop, customer);
    await technician.click('open-board');
    await draw(shop, customer, 'technician');
    for (const side of sides) await (await write(shop, customer, side))();
    if (number < sessionsWithFiles)
      await sendFile(shop, { customer, side: sides[number % 2]!, bytes: 20_000 }, folder);
  }
}

interface Words {
  customer: number;
  side: Side;
}

const customerOf = ({ customers }: Shop, { customer }: { customer: number }): Customer =>
  customers[customer]!;

async function say(shop: Shop, words: Words): Promise<void> {
  await (
    await write(shop, customerOf(shop, words), words.side)
  )();
}

async function draw(shop: Shop, customer: Customer, side: Side): Promise<void> {
  const page = (await choose(shop, customer))[side];
  const pen = pens[side];
  await page.see(pen, patience);
  if (await page.count(`${pen}[aria-pressed="false"]`)) await page.click(pen);
  const y = (customer.marks++ % 8) / 10 + 0.1;
  await stroke(page, [
    [0.3, y],
    [0.5, y + 0.02],
    [0.7, y]
  ]);
  await seeMarks(shop, customer);
}

async function sendFile(
  shop: Shop,
  { customer, side, bytes }: { customer: Customer; side: Side; bytes: number },
  folder: string
): Promise<void> {
  const sides = await choose(shop, customer);
  const [from, to] =
    side === 'technician' ? [sides.technician, sides.customer] : [sides.customer, sides.technician];
  const number = customer.files.length + 1;
  const file = makeFile(folder, `${customer.name}, ${side} ${number}.bin`, someBytes(bytes, number));
  customer.files.push(file);
  await from.setFiles('file-input', [file.path]);
  await seeRow(to, { name: file.name, state: 'offered' });
  await to.click('file-row[data-state="offered"] file-accept');
  await Promise.all([from, to].map((page) => seeRow(page, { name: file.name, state: 'done' })));
}

async function hold(shop: Shop, customer: Customer): Promise<void> {
  const { technician } = await choose(shop, customer);
  await technician.click('hold-session');
  await customer.page.see('customer[data-status="on-hold"]');
  await technician.click('start-session');
  await seeAllActive(shop);
}

/** The renderer of the customer's page crashes: it gets to write or say nothing more. Another tab goes on. */
async function kill(shop: Shop, customer: Customer, meanwhile: readonly Words[]): Promise<void> {
  const crashed = customer.page;
  // what is no more does not answer
  crashed.devTools('Page.crash').catch(() => undefined);
  const arrived = await writeAll(shop, meanwhile);
  customer.page = await reopened(crashed, shop.rig.site.url);
  await seeAllActive(shop);
  await arrived();
}

async function reopened(crashed: Page, url: string): Promise<Page> {
  const page = await crashed.newTab();
  page.allowProblems(noNetwork);
  await page.goto(url);
  await page.click('resume-session');
  return page;
}

async function cut(shop: Shop, meanwhile: readonly Words[]): Promise<void> {
  const mend = await shop.profile.cutNetwork();
  const { length } = shop.customers;
  await shop.technician.until(
    (count) =>
      document.querySelectorAll('[data-testid=session-row][data-status=reconnecting]').length === count,
    length,
    patience
  );
  const arrived = await writeAll(shop, meanwhile);
  mend();
  await seeAllActive(shop);
  await arrived();
}

/** Those who are connected do not need it; whoever comes back later does. */
async function stopRelay(shop: Shop, meanwhile: readonly Words[]): Promise<void> {
  const relay = shop.rig.site.relay();
  relay.kill();
  const arrived = await writeAll(shop, meanwhile);
  await arrived();
  relay.restart();
}

async function writeAll(shop: Shop, lines: readonly Words[]): Promise<() => Promise<void>> {
  const arrivals: (() => Promise<void>)[] = [];
  for (const words of lines) arrivals.push(await write(shop, customerOf(shop, words), words.side));
  return async () => {
    for (const arrived of arrivals) await arrived();
  };
}
