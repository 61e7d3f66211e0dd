// features: files
import { expect, it } from 'vitest';
import { startSession } from '../support/flow.js';
import { makeFile, seeProgress, seeRow, someBytes, testFolder } from '../support/files.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

/** What a person does with the mouse or the keyboard, as the browser tells the page. */
const give = (page: Page, types: readonly string[], name: string): Promise<void> =>
  page.evaluate(
    ({ events, fileName }) => {
      const carried = new DataTransfer();
      carried.items.add(new File(['some words'], fileName));
      for (const type of events)
        document.body.dispatchEvent(
          type === 'paste'
            ? new ClipboardEvent(type, { clipboardData: carried, bubbles: true })
            : new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true })
        );
    },
    { events: types, fileName: name }
  );

it('[FT1] a file that is pasted, and one that is dropped on the page, are offered like chosen ones', async () => {
  const { technician, customer } = await startSession(rig);
  await give(technician, ['paste'], 'pasted.txt');
  await seeRow(customer, { name: 'pasted.txt', state: 'offered' });
  await customer.click('file-row[data-name="pasted.txt"] file-accept');
  await seeRow(customer, { name: 'pasted.txt', state: 'done' });
  // what takes a drop comes with the first thing that is dragged over the page
  await give(customer, ['dragenter'], 'dropped.txt');
  await customer.see('folder-input');
  await give(customer, ['dragover', 'drop'], 'dropped.txt');
  await seeRow(technician, { name: 'dropped.txt', state: 'offered' });
});

it('[FT15] the screen stays awake on both sides while something moves, and not after', async () => {
  const keep = `const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    globalThis.locks = [];
    navigator.wakeLock.request = async (type) => { const lock = await request(type); globalThis.locks.push(lock); return lock; };`;
  const held = (page: Page): Promise<number> =>
    page.evaluate(
      () =>
        (globalThis as unknown as { locks: WakeLockSentinel[] }).locks.filter(({ released }) => !released)
          .length,
      undefined
    );
  const { technician, customer } = await startSession(rig, {
    technicianPage: { initScript: keep },
    customerPage: { initScript: keep }
  });
  const file = makeFile(testFolder(), 'large.bin', someBytes(60_000_000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeProgress(customer, 0.05);
  for (const page of [technician, customer]) {
    await page.until(
      () => (globalThis as unknown as { locks: WakeLockSentinel[] }).locks.some(({ released }) => !released),
      undefined
    );
  }
  for (const page of [technician, customer]) await seeRow(page, { state: 'done' }, 60_000);
  for (const page of [technician, customer]) await expect.poll(() => held(page)).toBe(0);
});

it('[FT7] a receiver that crashes as soon as the sender knows that all is there has it still', async () => {
  const { technician, customer } = await startSession(rig);
  // whatever would be written down a little later is not
  await customer.evaluate(() => {
    const realTimeout = globalThis.setTimeout;
    globalThis.setTimeout = ((f: () => void, ms?: number) =>
      ms === 100 ? 0 : realTimeout(f, ms)) as typeof setTimeout;
  }, undefined);
  const file = makeFile(testFolder(), 'late.bin', someBytes(20_000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { name: file.name, state: 'offered' });
  await customer.click('file-row[data-state="offered"] file-accept');
  await seeRow(technician, { name: file.name, state: 'done' });
  customer.devTools('Page.crash').catch(() => undefined);
  await technician.see('session-row[data-status="reconnecting"]', { timeoutMs: 20_000 });
  const again = await customer.newTab();
  again.allowProblems(/./);
  await again.goto(rig.site.url);
  await again.click('resume-session');
  await again.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await seeRow(again, { name: file.name, state: 'done' });
});
