import { setTimeout as pause } from 'node:timers/promises';
import { openChromium } from '../support/chromium.js';
import { createPin, openEntry, openOwnConsole, seeChat, sendChat, shareScreen } from '../support/flow.js';
import { median } from '../support/figures.js';
import { pageMegabytes } from '../support/page-memory.js';
import type { Page, Target } from '../support/page.js';
import type { Profile } from '../support/profile.js';
import type { Rig } from '../support/rig.js';
import { connectInPage, openBarePage } from './bare.js';
import { longTaskMs, repeat, type Bench } from './bench.js';
import { giveWay } from './give-way.js';
import { processorMs } from './processor-time.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';

const customers = 10;
/** Ten pages join and leave again each time. */
const joins = 3;
/** Between the first customer who presses and the last. */
const spreadMs = 1_000;

/** A good typist. */
const keyMs = 90;

/** Customers come by telephone. */
const phone = { width: 390, height: 844 };
const measured = { initScript: stopwatchScript };
const allActive: Target = `list-tab[data-tab="active"][data-count="${customers}"]`;
const numbers = Array.from({ length: customers }, (_, number) => number);

/** The console of a shop where the phone rings all day: ten sessions at once. */
export async function measureDay(bench: Bench): Promise<void> {
  const { rig, figures } = bench;
  const bare = await openBarePage(rig);
  const alone = await repeat({ ...bench, count: 5 }, () => connectMany(bare));
  await bare.close();
  const reference = median(alone);

  const profile = await rig.openProfile('chromium', { ...measured, viewport: { width: 1440, height: 900 } });
  const elsewhere = await openChromium();
  const outside: Rig = { ...rig, open: (_name, options) => elsewhere.newPage(options) };
  try {
    const technician = await openOwnConsole(rig, profile);
    const joined: number[] = [];
    const worked: number[] = [];
    const consoleId = await profile.processId();
    let pages: Page[] = [];
    for (let time = 0; time < joins; time++) {
      if (time > 0) await leave(technician, pages);
      pages = await openCustomers(outside, technician);
      const before = await processorMs(consoleId);
      joined.push(await joinAll(technician, pages));
      worked.push((await processorMs(consoleId)) - before);
    }
    for (const [number, page] of pages.entries()) await sendChat(page, `hello from customer ${number}.`);
    const back = await repeat({ ...bench, count: 5 }, () => reload(technician, pages));
    await giveWay(await elsewhere.processId());
    const switched = await repeat(bench, (index) => switchTo(technician, index % 2 === 0 ? 3 : 7));
    const withoutScreen = await pageMegabytes(technician, profile);
    await technician.click('session-row[data-name="Customer 0"]');
    await shareScreen({ technician, customer: pages[0]! });
    await technician.until(
      () => (document.querySelector<HTMLVideoElement>('[data-testid=stage]')?.currentTime ?? 0) > 0,
      undefined
    );
    const withScreen = await repeat(bench, (index) => switchTo(technician, index % 2 === 0 ? 5 : 0));
    if (bench.count % 2 === 1) await switchTo(technician, 0);
    const tasks = await repeat({ ...bench, count: 5 }, () => type(technician, pages, profile));
    const megabytes = await pageMegabytes(technician, profile);

    const name = `${customers} sessions`;
    figures.add(`${customers} customers join within one second → all active`, joined, {
      unit: 'ms',
      reach: 4_000,
      reference
    });
    figures.add('processor time that the console’s browser needs for it', worked, { unit: 'ms' });
    figures.add(`${name}: console reloaded → all active again`, back, {
      unit: 'ms',
      reach: 5_000,
      reference
    });
    figures.add(`reference: ${customers} times two bare connections in one page, at once`, alone, {
      unit: 'ms'
    });
    figures.add(`${name}: another one chosen → its chat painted`, switched, { unit: 'ms', reach: 50 });
    figures.add(`the same to and from one with a live screen`, withScreen, { unit: 'ms', reach: 50 });
    figures.add(
      `${name}, chat in all, one live screen: tasks of over ${longTaskMs} ms of processor time in ten seconds of typing`,
      tasks.map((all) => all.filter((ms) => ms > longTaskMs).length),
      { unit: 'tasks', reach: 0 }
    );
    figures.add(
      'the longest task meanwhile',
      tasks.map((all) => Math.max(...all)),
      { unit: 'ms' }
    );
    figures.add(`${name}: memory of the console’s page`, [megabytes], { unit: 'MB', reach: 300 });
    figures.add('the same before there was a screen', [withoutScreen], { unit: 'MB' });
    await Promise.all(pages.map((page) => page.close()));
  } finally {
    await Promise.all([profile.close(), elsewhere.close()]);
  }
}

/** As many connections as the sessions have, all at once. */
async function connectMany(page: Page): Promise<number> {
  return Math.max(...(await Promise.all(numbers.map(() => connectInPage(page)))));
}

/** Ten pages with a good PIN in the field. */
async function openCustomers(rig: Rig, technician: Page): Promise<Page[]> {
  const pages: Page[] = [];
  for (const number of numbers) {
    const page = await openEntry(rig, 'chromium', { ...measured, viewport: phone });
    await page.fill('pin-input', await createPin(technician, `Customer ${number}`));
    pages.push(page);
  }
  return pages;
}

/** @returns milliseconds from the first press to the sight of ten active sessions, on all eleven pages */
async function joinAll(technician: Page, pages: readonly Page[]): Promise<number> {
  await watch(technician, { target: allActive }, 60_000);
  await Promise.all(pages.map((page) => watch(page, { target: 'customer[data-status="active"]' }, 60_000)));
  const beginAt = Date.now() + 500;
  await Promise.all(
    pages.map((page, number) =>
      page.evaluate(
        (at) => {
          setTimeout(
            () => document.querySelector<HTMLElement>('[data-testid=join]')!.click(),
            at - Date.now()
          );
        },
        beginAt + (number * spreadMs) / (customers - 1)
      )
    )
  );
  const seen = await Promise.all([technician, ...pages].map(seenAt));
  const pressed = await Promise.all(pages.map(pressedAt));
  return Math.max(...seen) - Math.min(...pressed);
}

/** Everybody goes, and their rows too. */
async function leave(technician: Page, pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    await page.click('end-session');
    await page.click('end-session-confirm');
    await page.see('customer[data-status="closed"]');
    await page.close();
  }
  for (const number of numbers) {
    await technician.click(`session-row[data-name="Customer ${number}"]`);
    await technician.click('remove-session');
    await technician.seeGone(`session-row[data-name="Customer ${number}"]`);
  }
}

async function reload(technician: Page, pages: readonly Page[]): Promise<number> {
  await Promise.all(
    pages.map((page) => watch(page, { target: 'customer[data-status="reconnecting"]' }, 60_000))
  );
  await reloadAndWatch(technician, { target: allActive });
  await Promise.all(pages.map(seenAt));
  await Promise.all(pages.map((page) => watch(page, { target: 'customer[data-status="active"]' }, 60_000)));
  const seen = await Promise.all([technician, ...pages].map(seenAt));
  return Math.max(...seen) - (await pressedAt(technician));
}

async function switchTo(technician: Page, number: number): Promise<number> {
  await watch(technician, { target: 'chat-message', text: `hello from customer ${number}.` });
  await technician.click(`session-row[data-name="Customer ${number}"]`);
  return (await seenAt(technician)) - (await pressedAt(technician));
}

let said = 0;

/** Ten seconds in which the technician types and every customer writes. @returns what each task took, in milliseconds */
async function type(technician: Page, pages: readonly Page[], profile: Profile): Promise<number[]> {
  await technician.fill('chat-input', '');
  const endTrace = await profile.traceTasks();
  const begin = Date.now();
  const words = `round ${++said}.`;
  const others = Promise.all(pages.map((page) => writeInPage(page, words)));
  for (let at = 0; Date.now() - begin < 10_000; at++) {
    await technician.type('How are you today? '.charAt(at % 19));
    await pause(keyMs);
  }
  await others;
  const tasks = await endTrace();
  await technician.click('chat-send');
  await seeChat(technician, words);
  return tasks;
}

/** One message a second, by the page’s own field. */
const writeInPage = (page: Page, words: string): Promise<void> =>
  page.evaluate(async (text) => {
    const field = document.querySelector<HTMLTextAreaElement>('[data-testid=chat-input]')!;
    for (let i = 0; i < 8; i++) {
      field.value = `line ${i} of ${text}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      await new Promise((done) => setTimeout(done, 1_000));
    }
  }, words);
