import { expect, it } from 'vitest';
import { seeChat, seeText, sendChat, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { seeNothingStored, storedRows } from '../support/storage.js';

const rig = useRig();

it('[TB4] a later visit offers the open session: back to it without a PIN', { timeout: 90_000 }, async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(customer, 'I close the lid now');
  await seeChat(technician, 'I close the lid now');
  const later = await customer.newTab();
  await customer.goto('about:blank');
  await technician.see('session-row[data-status="reconnecting"]');
  await later.goto(rig.site.url);
  await later.click('resume-session');
  await later.see('customer[data-status="active"]');
  await technician.see('session-row[data-status="active"]');
  await seeChat(later, 'I close the lid now');
});

it('[TB4] an offered session that is not wanted leaves nothing behind', { timeout: 90_000 }, async () => {
  const { customer } = await startSession(rig);
  const later = await customer.newTab();
  await customer.goto('about:blank');
  await later.goto(rig.site.url);
  await later.click('discard-session');
  await later.see('pin-input');
  await later.reload();
  await later.see('pin-input');
  expect(await later.count('resume-session')).toBe(0);
});

it('[EN5] on somebody else’s computer everything is deleted, and the next visit starts anew', async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(customer, 'typed at the library');
  await seeChat(technician, 'typed at the library');
  const later = await customer.newTab();
  await customer.goto('about:blank');
  await later.goto(rig.site.url);
  expect(await storedRows(later, 'sessions')).not.toEqual([]);
  // a count of an earlier version named its PIN by a hash
  await later.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.endsWith('tried-pins'))!;
    const earlier = { pin: 'a'.repeat(32), answers: 3, until: Date.now() + 60_000 };
    localStorage.setItem(key, JSON.stringify([...JSON.parse(localStorage.getItem(key)!), earlier]));
  }, undefined);
  await later.click('forget-computer');
  await seeText(later, 'Everything is deleted');
  await seeEmpty(later);
  await later.reload();
  await later.see('pin-input');
}, 90_000);

it('[EN5] beside End it ends the session, also for the technician', async () => {
  const { technician, customer } = await startSession(rig);
  await sendChat(customer, 'typed at the library');
  await seeChat(technician, 'typed at the library');
  await customer.click('end-session');
  await customer.click('forget-computer');
  await seeText(customer, 'Everything is deleted');
  await technician.see('session-row[data-status="closed"]');
  await seeEmpty(customer);
}, 90_000);

async function seeEmpty(page: Page): Promise<void> {
  for (const table of ['sessions', 'entries', 'documents', 'marks', 'settings'] as const)
    await seeNothingStored(page, table);
  // of the PIN that was typed only its count stays, and that is no hash to try PINs on (RV6)
  const kept = await page.evaluate(
    () => [...Object.entries(localStorage), ...Object.entries(sessionStorage)],
    undefined
  );
  expect(kept.filter(([, text]) => /[0-9a-f]{6}/.test(text.replace(/"until":\d+/g, '')))).toEqual([]);
}
