import { expect } from 'vitest';
import { seeStrokes, stroke } from './board.js';
import { fileRows, makeFile, seeRow, someBytes, testFolder, type TestFile } from './files.js';
import { beginWaiting, createPin, joinWithPin, seeChat, seeDelivered, sendChat, type Sides } from './flow.js';
import type { Page } from './page.js';
import { seeStored, storedRows } from './storage.js';

/** In the middle of a case: something of everything that a session can hold. */
export interface FullSession extends Sides {
  file: TestFile;
  /** What the two disks held of its timers. */
  timers: Timers;
}

interface Timers {
  startedAt: number;
  statusSince: number;
  timeLimit: unknown;
}

interface StoredSession {
  status: string;
  statusSince: number;
  startedAt?: number;
  day?: { timeLimit?: unknown };
}

const lines = { customer: 'from the customer', technician: 'from the technician' } as const;
const drafts = { customer: 'draft of the customer', technician: 'draft of the technician' } as const;
const notes = 'Toner is at the end.\n- [ ] order a new one';
const name = 'Ida Holm';

/** From a console and an entry page to a full session. The site must have a time limit (`console.timeLimitMinutes`). */
export async function fillSession(sides: Sides): Promise<FullSession> {
  const { technician, customer } = sides;
  await joinWithPin(customer, await createPin(technician, 'Ida'), 'Ida');
  await beginWaiting(sides);
  for (const side of ['customer', 'technician'] as const) {
    await sendChat(sides[side], lines[side]);
    await seeDelivered(sides[side], lines[side]);
  }
  await rename(technician);
  await drawOnBoth(sides);
  const file = await sendFile(sides);
  await technician.click('tab-notes');
  await technician.fill('notes', notes);
  await technician.click('tab-chat');
  for (const side of ['customer', 'technician'] as const) await sides[side].fill('chat-input', drafts[side]);
  // what is cut off while it is being written is not promised: a moment later it is
  await Promise.all([
    seeStored(customer, drafts.customer),
    seeStored(technician, drafts.technician),
    seeNotesStored(technician)
  ]);
  return { ...sides, file, timers: await timersOf(sides) };
}

/** Everything is where it was on both sides, and what is written from now on arrives. */
export async function expectNothingLost({ technician, customer, file, timers }: FullSession): Promise<void> {
  const patience = { timeoutMs: 60_000 };
  await technician.see('session-row[data-status="active"]', patience);
  await customer.see('customer[data-status="active"]', patience);
  await technician.see(`session-row[data-name="${name}"]`);
  for (const side of ['customer', 'technician'] as const) {
    const page = side === 'customer' ? customer : technician;
    await seeChat(page, lines.customer);
    await seeChat(page, lines.technician);
    expect(await page.text('chat-input')).toBe(drafts[side]);
    await seeStrokes(page, 2);
    await seeRow(page, { name: file.name, state: 'done' });
    const [row] = await fileRows(page);
    expect(row).toMatchObject({ md5: file.md5, sha256: file.sha256 });
    await page.see('time-left');
  }
  await technician.click('tab-notes');
  expect(await technician.text('notes')).toBe(notes);
  await technician.click('tab-chat');
  await expectTalk({ technician, customer });
  expect(await timersOf({ technician, customer })).toEqual(timers);
  // as it was, for the next trouble
  await Promise.all([
    customer.fill('chat-input', drafts.customer),
    technician.fill('chat-input', drafts.technician)
  ]);
  await Promise.all([seeStored(customer, drafts.customer), seeStored(technician, drafts.technician)]);
}

let said = 0;

async function expectTalk({ technician, customer }: Sides): Promise<void> {
  const words = `everything is here ${++said}.`;
  await sendChat(technician, `technician: ${words}`);
  await seeChat(customer, `technician: ${words}`);
  await sendChat(customer, `customer: ${words}`);
  await seeChat(technician, `customer: ${words}`);
  await seeDelivered(customer, `customer: ${words}`);
}

async function rename(technician: Page): Promise<void> {
  await technician.evaluate(() => {
    const cell = document.querySelector('[data-name=Ida] [data-testid=edit-cell]');
    cell?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
  }, undefined);
  await technician.fill('cell-input', name);
  await technician.press('Enter');
  await technician.see(`session-row[data-name="${name}"]`);
}

async function drawOnBoth({ technician, customer }: Sides): Promise<void> {
  await technician.click('open-board');
  await Promise.all([technician.see('board'), customer.see('board', { timeoutMs: 20_000 })]);
  for (const [page, y] of [
    [technician, 0.3],
    [customer, 0.6]
  ] as const) {
    if (page === customer) await page.click('draw');
    await stroke(page, [
      [0.3, y],
      [0.5, y],
      [0.7, y]
    ]);
    await Promise.all([technician, customer].map((each) => seeStrokes(each, y < 0.5 ? 1 : 2)));
  }
}

async function sendFile({ technician, customer }: Sides): Promise<TestFile> {
  const file = makeFile(testFolder(), 'driver.zip', someBytes(300_000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { name: file.name, state: 'offered' });
  await customer.click('file-accept');
  await Promise.all([technician, customer].map((page) => seeRow(page, { name: file.name, state: 'done' })));
  return file;
}

async function seeNotesStored(technician: Page): Promise<void> {
  const end = notes.slice(-8);
  const deadline = Date.now() + 10_000;
  for (;;) {
    const rows = await technician.evaluate(
      () =>
        new Promise<string[]>((done) => {
          const opening = indexedDB.open('tincan /shop/');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('backstage').objectStore('backstage').getAll();
            reading.onsuccess = () => {
              opening.result.close();
              done(reading.result.map((row: Uint8Array) => new TextDecoder().decode(row)));
            };
          };
        }),
      undefined
    );
    if (rows.join('').includes(end)) return;
    if (Date.now() > deadline) throw new Error('the notes were not stored');
    await new Promise((done) => setTimeout(done, 15));
  }
}

/** As both disks hold them, once they hold the session as active. */
async function timersOf({ technician, customer }: Sides): Promise<Timers> {
  const [own, theirs] = await Promise.all([storedActive(technician), storedActive(customer)]);
  return {
    startedAt: own.startedAt ?? 0,
    statusSince: own.statusSince,
    timeLimit: theirs.day?.timeLimit
  };
}

async function storedActive(page: Page): Promise<StoredSession> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const rows = (await storedRows(page, 'sessions')) as StoredSession[];
    const active = rows.find(({ status }) => status === 'active');
    if (active) return active;
    if (Date.now() > deadline) throw new Error('no active session on the disk');
    await new Promise((done) => setTimeout(done, 15));
  }
}
