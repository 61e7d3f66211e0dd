import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openEntry,
  seeChat,
  sendChat,
  startSession
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';

const rig = useRig();

declare global {
  /** What was really given to the system, in order. */
  var given: string[];
}

/** Notes what is given to the system, and gives it. */
const noteGiven = `
  globalThis.given = [];
  globalThis.Notification = class extends Notification {
    constructor(title, options = {}) {
      super(title, options);
      given.push([title, options.body].filter(Boolean).join(': '));
    }
  };
  const set = Navigator.prototype.setAppBadge;
  if (set) Navigator.prototype.setAppBadge = function (count) { given.push('badge ' + count); return set.call(this, count); };`;

const icon = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href, undefined);

async function allowNotifications(technician: Page): Promise<void> {
  await technician.click('settings');
  await technician.click('settings-signals');
  await technician.click('setting-notifications');
  await technician.until(
    () => document.querySelector<HTMLInputElement>('[data-testid=setting-notifications]')?.checked,
    undefined
  );
  await technician.press('Escape');
  await technician.seeGone('settings-dialog');
}

// a tab of Playwright's Chromium is always in sight: only Firefox can put one behind another
it.skipIf(!browserNames.includes('firefox'))(
  '[TC17] a console behind another tab: a notification that says who and never what, and the title and icon show it',
  { timeout: 150_000 },
  async () => {
    const { technician, customer } = await startSession(rig, {
      technician: 'firefox',
      technicianPage: { initScript: noteGiven }
    });
    await allowNotifications(technician);
    const plain = await icon(technician);
    const inFront = await technician.newTab();
    await inFront.goto('about:blank');
    await technician.until(() => document.visibilityState === 'hidden', undefined);

    await sendChat(customer, 'my password is horse');
    await technician.until(() => globalThis.given.some((title) => title.includes('Ida')), undefined);
    await technician.until(
      (before) => document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href !== before,
      plain
    );
    await technician.until(() => /1/.test(document.title), undefined);

    expect((await technician.evaluate(() => globalThis.given, undefined)).join()).not.toContain('horse');

    await inFront.close();
    await technician.until(() => document.visibilityState === 'visible', undefined);
    await seeChat(technician, 'my password is horse');
    await technician.until(() => !/1/.test(document.title), undefined);
    await technician.until(
      (before) => document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href === before,
      plain
    );
  }
);

it('[TC17] the badge of the installed console counts who waits and what is unread', async () => {
  const { technician, customer } = await startSession(rig, { technicianPage: { initScript: noteGiven } });
  const seeBadge = (count: number): Promise<unknown> =>
    technician.until(
      (wanted) => globalThis.given.findLast((one) => one.startsWith('badge')) === `badge ${wanted}`,
      count
    );
  await seeBadge(0);
  const other = await openEntry(rig);
  await joinWithPin(other, await createPin(technician, 'Bo'));
  await technician.see('session-row[data-name="Bo"][data-status="waiting"]', { timeoutMs: 30_000 });
  await seeBadge(1);
  await sendChat(customer, 'one');
  await seeBadge(2);
  await beginWaiting({ technician, customer: other });
  await seeBadge(1);
  await technician.click('session-row[data-name="Ida"]');
  await seeBadge(0);
}, 120_000);
