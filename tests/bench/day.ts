import { setTimeout as pause } from 'node:timers/promises';
import { createPin, openEntry, openOwnConsole, seeChat, sendChat, shareScreen } from '../support/flow.js';
import { median } from '../support/figures.js';
import { pageMegabytes } from '../support/page-memory.js';
import type { Page, Target } from '../support/page.js';
import { connectInPage, openBarePage } from './bare.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';

const customers = 10;
/** Ten pages join and leave again each time. */
const joins = 3;
/** Between the first customer who presses and the last. */
const spreadMs = 1_000;

/** A good typist. */
const keyMs = 90;

declare global {
  /** Milliseconds of every task over 50 since it was emptied. */
  var longTasks: number[];
}

const timeTasks = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });`;

const measured = { initScript: `${stopwatchScript}${timeTasks}` };
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
  try {
    const technician = await openOwnConsole(rig, profile);
    const joined: number[] = [];
    let pages: Page[] = [];
    for (let time = 0; time < joins; time++) {
      if (time > 0) await leave(technician, pages);
      pages = await openCustomers(bench, technician);
      joined.push(await joinAll(technician, pages));
    }
    for (const [number, page] of pages.entries()) await sendChat(page, `hello from customer ${number}.`);
    const back = await repeat({ ...bench, count: 5 }, () => reload(technician, pages));
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
    const tasks = await repeat({ ...bench, count: 5 }, () => type(technician, pages));
    const megabytes = await pageMegabytes(technician, profile);

    const name = `${customers} sessions`;
    figures.add(`${customers} customers join within one second → all active`, joined, {
      unit: 'ms',
      reach: 4_000,
      reference
    });
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
      `${name}, chat in all, one live screen: tasks above 50 ms in ten seconds of typing`,
      tasks.map(({ length }) => length),
      { unit: 'tasks', reach: 0 }
    );
    figures.add(
      'the longest of them',
      tasks.map((all) => Math.max(0, ...all)),
      { unit: 'ms' }
    );
    figures.add(`${name}: memory of the console’s page`, [megabytes], { unit: 'MB', reach: 300 });
    figures.add('the same before there was a screen', [withoutScreen], { unit: 'MB' });
    await Promise.all(pages.map((page) => page.close()));
  } finally {
    await profile.close();
  }
}

/** As many connections as the sessions have, all at once. */
async function connectMany(page: Page): Promise<number> {
  return Math.max(...(await Promise.all(numbers.map(() => connectInPage(page)))));
}

/** Ten pages with a good PIN in the field. */
async function openCustomers({ rig }: Bench, technician: Page): Promise<Page[]> {
  const pages: Page[] = [];
  for (const number of numbers) {
    const page = await openEntry(rig, 'chromium', measured);
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

/** Ten seconds in which the technician types and every customer writes. @returns the long tasks, in milliseconds */
async function type(technician: Page, pages: readonly Page[]): Promise<number[]> {
  await technician.fill('chat-input', '');
  await technician.evaluate(() => (globalThis.longTasks.length = 0), undefined);
  const begin = Date.now();
  const words = `round ${++said}.`;
  const others = Promise.all(pages.map((page) => writeInPage(page, words)));
  for (let at = 0; Date.now() - begin < 10_000; at++) {
    await technician.type('How are you today? '.charAt(at % 19));
    await pause(keyMs);
  }
  await others;
  const tasks = await technician.evaluate(() => [...globalThis.longTasks], undefined);
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
