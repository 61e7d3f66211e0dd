import { expect, it } from 'vitest';
import { endSession, openConsole, seeChat, sendChat, shareScreen, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { storedRows } from '../support/storage.js';

const rig = useRig();

const recordsOf = (page: Page): Promise<{ id: string }[]> =>
  storedRows(page, 'sessions') as Promise<{ id: string }[]>;

/** Another computer, with the stolen rows in its browser. */
async function openThief(rows: readonly { id: string }[]): Promise<Page> {
  // any page that has opened the database will do
  const thief = await openConsole(rig);
  await thief.evaluate(
    (stolen) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('tincan /shop/');
        opening.onerror = () => fail(opening.error ?? new Error('not opened'));
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('sessions', 'readwrite');
          for (const row of stolen) writing.objectStore('sessions').put(row, row.id);
          writing.onerror = () => fail(writing.error ?? new Error('not written'));
          writing.oncomplete = () => {
            database.close();
            done();
          };
        };
      }),
    rows
  );
  await thief.goto(rig.site.url);
  await thief.click('resume-session');
  return thief;
}

it('[EN2] a whole record with its keys, stolen from the customer, opens nothing once the session has ended', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await sendChat(customer, 'my secret');
  await seeChat(technician, 'my secret');
  const stolen = await recordsOf(customer);
  expect(stolen).toHaveLength(1);
  await endSession(technician, sides);

  const thief = await openThief(stolen);
  await thief.see('customer[data-status="reconnecting"]', { timeoutMs: 60_000 });
  // it calls into the room again and again, and nobody is there any more
  const { events } = rig.site.relay();
  const begin = events.length;
  while (events.length < begin + 3) await new Promise((done) => setTimeout(done, 50));
  expect(await thief.attribute('customer', 'data-status')).toBe('reconnecting');
  expect(await thief.evaluate(() => document.body.innerText, undefined)).not.toContain('my secret');
  expect(await technician.count('session-row[data-status="active"]')).toBe(0);
});

it('[CO5] … and while it lasts inherits no grant: nobody sees or shows anything that was not asked for anew', async () => {
  const sides = await startSession(rig);
  const { technician, customer } = sides;
  await shareScreen(sides);
  const thief = await openThief(await recordsOf(customer));
  await thief.see('customer[data-status="active"]', { timeoutMs: 60_000 });
  await technician.seeGone('stage', { timeoutMs: 60_000 });
  expect(await thief.count('sharing-indicator')).toBe(0);
  // both logs tell that the way was lost and found again
  await technician.until(() => document.body.innerText.includes('Connection is back'), undefined, {
    timeoutMs: 30_000
  });
});
