import { openConsole } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { repeat, type Bench } from './bench.js';

const sessions = 5_000;
const linesEach = 200;
const longLines = 10_000;

declare global {
  /** Milliseconds of the longest task of this document so far; zero when none was over 50. */
  var longestTask: number;
}

const timeTasks = `
  globalThis.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });`;

/** What thousands of sessions cost: to open the console, to search, to read a long one, to export. */
export async function measureRecords(bench: Bench): Promise<void> {
  const { rig, figures } = bench;
  const page = await openConsole(rig, 'chromium', { initScript: timeTasks });
  const empty = await repeat(bench, () => reload(page));
  await fill(page);
  const full = await repeat(bench, () => reload(page));

  await page.click('history');
  await page.see('history-item', { timeoutMs: 60_000 });
  // the first search builds the index
  await page.fill('history-query', 'word17');
  await page.see('history-count[data-query="word17"]', { timeoutMs: 300_000 });
  const searches = await repeat(bench, (index) => search(page, `word${100 + index} line`));
  const opened = await repeat(bench, () => openLong(page));
  const scrolled = await repeat(bench, () => scroll(page));

  await page.click('history-tab-keeping');
  await page.fill('history-passphrase', 'correct horse battery staple');
  await page.evaluate(() => (globalThis.longestTask = 0), undefined);
  await page.download(() => page.click('history-export'));
  const longest = await page.evaluate(() => globalThis.longestTask, undefined);
  await page.close();

  const name = sessions.toLocaleString('en');
  figures.add('empty history: console opened → usable', empty, { unit: 'ms' });
  figures.add(`${name} sessions: console opened → usable`, full, { unit: 'ms', reach: 400 });
  figures.add(`${name} transcripts of ${linesEach} lines: typed → found`, searches, {
    unit: 'ms',
    reach: 150
  });
  figures.add(`transcript of ${longLines.toLocaleString('en')} lines: clicked → shown`, opened, {
    unit: 'ms',
    reach: 200
  });
  figures.add(`transcript of ${longLines.toLocaleString('en')} lines: while it scrolls`, scrolled, {
    unit: 'fps',
    reach: 60,
    isMoreBetter: true
  });
  figures.add(`${name} sessions exported, sealed: longest task of the page`, [longest], {
    unit: 'ms',
    reach: 50
  });
}

async function reload(page: Page): Promise<number> {
  await page.reload();
  return page.until(
    () => document.querySelector('[data-testid=new-session]') && performance.now(),
    undefined,
    { timeoutMs: 30_000 }
  );
}

/** Rows as the archive has them, straight into the database: ending thousands of sessions would take a day. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(
    async ({ count, lines, long }) => {
      const database = await new Promise<IDBDatabase>((done) => {
        const opening = indexedDB.open('tincan /shop/');
        opening.onsuccess = () => done(opening.result);
      });
      let seed = 1;
      const word = (): string => {
        seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
        return `word${seed % 20_000}`;
      };
      for (let from = 0; from < count; from += 250) {
        const transaction = database.transaction(['ended', 'archive'], 'readwrite');
        for (let i = from; i < Math.min(count, from + 250); i++) {
          const id = i.toString(16).padStart(32, '0');
          const length = i === count - 1 ? long : lines;
          const at = Date.UTC(2026, 0, 1) + i * 60_000;
          const entries = Array.from({ length }, (_, seq) => ({
            id: `e${seq}`,
            author: seq % 2 ? 'technician' : 'customer',
            seq: (seq >> 1) + 1,
            at: at + seq * 1_000,
            text: `line ${seq} ${word()} ${word()} ${word()} ${word()} ${word()} ${word()}`
          }));
          const facts = {
            v: 1,
            id,
            number: '12345678',
            name: `Customer ${i}`,
            peerName: '',
            technicianName: 'Kim',
            customFields: ['', ''],
            createdAt: at,
            startedAt: at,
            endedAt: at + 1,
            endedBy: 'customer',
            lines: length,
            hasNotes: false
          };
          transaction.objectStore('ended').put(facts, [id]);
          transaction.objectStore('archive').put({ v: 1, id, entries, log: [], notes: '' }, [id]);
        }
        await new Promise((done) => (transaction.oncomplete = done));
      }
      database.close();
    },
    { count: sessions, lines: linesEach, long: longLines }
  );
}

/** From the last letter to the number of sessions found. */
function search(page: Page, query: string): Promise<number> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('[data-testid=history-query]')!;
    const begin = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (document.querySelector<HTMLElement>('[data-testid=history-count]')?.dataset['query'] !== text)
      await new Promise(requestAnimationFrame);
    return performance.now() - begin;
  }, query);
}

/** The newest session, which is the long one: from the click to its last line. */
async function openLong(page: Page): Promise<number> {
  await page.fill('history-query', '');
  await page.see('history-item');
  return page.evaluate(async () => {
    const [first, second] = document.querySelectorAll<HTMLElement>('[data-testid=history-item]');
    const isShown = (text: string): boolean =>
      [...document.querySelectorAll<HTMLElement>('[data-testid=records] [data-testid=chat-message]')].some(
        (one) => one.innerText.includes(text)
      );
    second!.click();
    while (!isShown('line 199')) await new Promise(requestAnimationFrame);
    const begin = performance.now();
    first!.click();
    while (!isShown('line 9999')) await new Promise(requestAnimationFrame);
    return performance.now() - begin;
  }, undefined);
}

/** Frames a second, to the nearest, in two seconds of scrolling by most of a page in each frame. */
function scroll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frames = 120;
    const line = document.querySelector('[data-testid=records] [data-testid=chat-message]')!;
    const view = line.closest<HTMLElement>('[role=log], [role=list]')!;
    // upwards and downwards: a transcript is shown at one of its ends
    const step = view.scrollTop > view.clientHeight ? -300 : 300;
    const begin = await new Promise<number>(requestAnimationFrame);
    let now = begin;
    for (let frame = 0; frame < frames; frame++) {
      view.scrollTop += step;
      now = await new Promise<number>(requestAnimationFrame);
    }
    return Math.round((frames * 1000) / (now - begin));
  }, undefined);
}
