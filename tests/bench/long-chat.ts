import { seeChat, seeDelivered, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { repeat, type Bench } from './bench.js';
import { pressedAt, reloadAndWatch, seenAt, stopwatchScript, watch } from './stopwatch.js';

const messages = 10_000;
/** Sent in one go before the page may draw: what an impatient script does, not a person. */
const burst = 50;

declare global {
  /** Milliseconds of the longest task of this document so far; zero when none was over 50. */
  var longestTask: number;
}

const timeTasks = `
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });`;

const measured = { initScript: `${stopwatchScript}${timeTasks}` };

/** What ten thousand messages cost: to open, to scroll, to add one to. */
export async function measureLongChat(bench: Bench): Promise<void> {
  const { rig, figures } = bench;
  const { technician, customer } = await startSession(rig, {
    technicianPage: measured,
    customerPage: measured
  });
  await sendMany(customer);
  const last = `message ${messages - 1}.`;
  // a page proves and keeps about a hundred lines a second; nobody types as many
  await seeDelivered(customer, last, { timeoutMs: 300_000 });
  await seeChat(technician, last);

  const added = await repeat(bench, (index) => addOne(customer, technician, `one more ${index}.`));
  const opened = await repeat(bench, () => open(technician, `one more ${bench.count - 1}.`));
  const scrolled = await repeat(bench, (index) => scroll(technician, index % 2 === 0 ? 'up' : 'down'));
  await Promise.all([technician.close(), customer.close()]);

  const name = messages.toLocaleString('en');
  figures.add(`${name} messages: another one pressed → painted at the technician`, added, {
    unit: 'ms',
    reach: 100
  });
  figures.add(
    `${name} messages: console reloaded → the newest painted`,
    opened.map(({ shownMs }) => shownMs),
    { unit: 'ms', reach: 3_000 }
  );
  figures.add(
    `${name} messages: longest task while opening`,
    opened.map(({ longestTask }) => longestTask),
    { unit: 'ms' }
  );
  figures.add(`${name} messages: longest frame while scrolling`, scrolled, { unit: 'ms', reach: 50 });
}

/** By the page's own field, from inside the page: the driver would need minutes. */
async function sendMany(page: Page): Promise<void> {
  await page.see('chat-input');
  await page.evaluate(
    async ({ count, atOnce }) => {
      const field = document.querySelector<HTMLTextAreaElement>('[data-testid=chat-input]')!;
      for (let i = 0; i < count; i++) {
        // messages of one, two and three lines
        field.value = `message ${i}. ${'This is what people write to each other. '.repeat(i % 4)}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        if (i % atOnce === 0) await new Promise((done) => setTimeout(done));
      }
    },
    { count: messages, atOnce: burst }
  );
}

async function addOne(from: Page, to: Page, text: string): Promise<number> {
  await from.fill('chat-input', text);
  await watch(to, { target: 'chat-message', text });
  await from.press('Enter');
  const took = (await seenAt(to)) - (await pressedAt(from));
  await seeDelivered(from, text);
  return took;
}

async function open(page: Page, newest: string): Promise<{ shownMs: number; longestTask: number }> {
  await reloadAndWatch(page, { target: 'chat-message', text: newest });
  const shownMs = (await seenAt(page)) - (await pressedAt(page));
  await page.see('session-row[data-status="active"]');
  return { shownMs, longestTask: await page.evaluate(() => globalThis.longestTask, undefined) };
}

/** Two seconds of scrolling, by a third of what is in sight with every frame. @returns the longest frame in milliseconds */
function scroll(page: Page, direction: 'up' | 'down'): Promise<number> {
  return page.evaluate(async (way) => {
    const list = document.querySelector('[data-testid=chat-message]')!.closest('[role=log]')!;
    const step = (list.clientHeight / 3) * (way === 'up' ? -1 : 1);
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    let longest = 0;
    let before = await frame();
    for (let i = 0; i < 120; i++) {
      list.scrollTop += step;
      const at = await frame();
      longest = Math.max(longest, at - before);
      before = at;
    }
    return longest;
  }, direction);
}
