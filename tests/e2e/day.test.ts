// features: restart, time-limit
import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  seeEvent,
  sendChat,
  shareScreen,
  startSession
} from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';
import { storedRows } from '../support/storage.js';
import { turnClock, wrongClock } from '../support/time.js';
import { expectMovingPicture } from '../support/video.js';

const rig = useRig();

async function chooseSetting(technician: Page, section: string, fill: () => Promise<void>): Promise<void> {
  await technician.click('settings');
  await technician.click(`settings-${section}`);
  await fill();
  await technician.press('Escape');
  await technician.seeGone('settings-dialog');
}

it(
  '[LC9] a restart that the technician asks for: both sides say so, and the session is as it was afterwards',
  { timeout: 120_000 },
  async () => {
    const sides = await startSession(rig);
    const { technician, customer } = sides;
    await technician.press('Control+k');
    await technician.fill('command-query', 'restart');
    await technician.press('Enter');
    await customer.click('restart-question restart-computer');
    await technician.see('session-row[data-status="rebooting"]');
    await customer.see('restart-going');
    // the whole address: a folder of a host is not found by its host
    expect(await customer.text('restart-going')).toContain(rig.site.url);
    await technician.see('lost-notice');

    const later = await customer.newTab();
    await customer.goto('about:blank');
    await later.goto(rig.site.url);
    await later.click('resume-session');
    await later.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await technician.see('session-row[data-status="active"]');
    await sendChat(later, 'here I am again');
    await seeChat(technician, 'here I am again');
  }
);

it('[LC9] a restart that does not happen is taken back; one that is declined is told', async () => {
  const { technician, customer } = await startSession(rig);
  await customer.click('restart-computer');
  await technician.see('session-row[data-status="rebooting"]');
  await customer.click('restart-off');
  await technician.see('session-row[data-status="active"]');
  await technician.press('Control+k');
  await technician.fill('command-query', 'restart');
  await technician.press('Enter');
  await customer.click('restart-decline');
  await technician.see('restart-notice');
  await technician.see('session-row[data-status="active"]');
});

it(
  '[LC12] a limited session counts down on both sides, only the customer extends it, and time ends it',
  { timeout: 120_000 },
  async () => {
    const technician = await openConsole(rig);
    await chooseSetting(technician, 'time', () => technician.fill('setting-timeLimitMinutes', '60'));
    const customer = await openEntry(rig, 'chromium', { initScript: wrongClock(0) });
    await joinWithPin(customer, await createPin(technician));
    await beginWaiting({ technician, customer });
    await customer.see('time-left');
    await technician.see('time-left');
    expect(await technician.count('extend-time')).toBe(0);
    await customer.click('extend-time');
    await technician.until(
      () =>
        /^1:5\d:|^2:00/.test(document.querySelector('[data-testid=time-left]')?.textContent?.trim() ?? ''),
      undefined
    );
    await technician.click('hold-session');
    await customer.see('customer[data-status="on-hold"]');
    await turnClock(customer, 3 * 3_600_000);
    await technician.click('start-session');
    await customer.see('customer[data-status="active"]');
    await turnClock(customer, 3 * 3_600_000);
    await customer.see('customer[data-status="closed"]', { timeoutMs: 40_000 });
    await technician.see('session-row[data-status="timed-out"]');
  }
);

it(
  '[LC8] says whether the customer’s page is in sight, as it was last heard',
  { timeout: 90_000 },
  async () => {
    const { technician, customer } = await startSession(rig);
    await technician.see('peer-age');
    const hide = (state: string) =>
      customer.evaluate((visibility) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await hide('hidden');
    await technician.until(
      () => document.querySelector('[data-testid=peer-age]')?.textContent?.includes('out of sight'),
      undefined
    );
    await hide('visible');
    await technician.until(
      () => document.querySelector('[data-testid=peer-age]')?.textContent?.includes('in sight'),
      undefined
    );
    await technician.click('tab-log');
    await technician.see('log-entry[data-kind="page-behind"]');
  }
);

it(
  '[LC13, TC16] a second session: the picture of the first pauses while it is behind, and Start knows the limit',
  { timeout: 150_000 },
  async () => {
    const sides = await startSession(rig);
    const { technician } = sides;
    await shareScreen(sides);
    await expectMovingPicture(technician);
    const second = await openEntry(rig);
    await chooseSetting(technician, 'work', () => technician.fill('setting-maxActiveSessions', '1'));
    await joinWithPin(second, await createPin(technician, 'Bo'));
    await technician.see('session-row[data-status="waiting"]', { timeoutMs: 30_000 });
    await technician.see('limit-notice');
    await technician.until(
      () => document.querySelector<HTMLButtonElement>('[data-testid=start-session]')?.disabled,
      undefined
    );
    await chooseSetting(technician, 'work', () => technician.fill('setting-maxActiveSessions', '10'));
    await technician.click('start-session');
    await second.see('customer[data-status="active"]');
    await sides.customer.see('sharing-indicator');
    await technician.click('session-row[data-name="Ida"]');
    await expectMovingPicture(technician);
  }
);

it(
  '[TC12, TC15] the list: groups with counts, filter, sorting, changed in place, all of it there after a reload',
  { timeout: 120_000 },
  async () => {
    const { technician } = await startSession(rig);
    await createPin(technician, 'Zoe');
    await technician.see('list-tab[data-tab="all"][data-count="2"]');
    await technician.see('list-tab[data-tab="active"][data-count="1"]');
    await technician.click('list-tab[data-tab="active"]');
    await technician.seeGone('session-row[data-name="Zoe"]');
    await technician.click('list-tab[data-tab="all"]');
    await technician.fill('list-filter', 'zo');
    await technician.seeGone('session-row[data-name="Ida"]');
    await technician.see('session-row[data-sign="setting-up"]');
    await technician.fill('list-filter', '');

    await technician.evaluate(() => {
      const cell = document.querySelector('[data-name=Ida] [data-testid=edit-cell]');
      cell?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
    }, undefined);
    await technician.fill('cell-input', 'Ida Holm');
    await technician.press('Enter');
    await technician.see('session-row[data-name="Ida Holm"]');
    expect(await technician.count('session-row[data-name="Zoe"] edit-cell')).toBe(0);

    await technician.click('choose-columns');
    await technician.click('settings-list');
    await technician.click('column-field1');
    await technician.press('Escape');
    await technician.reload();
    await technician.see('session-row[data-name="Ida Holm"]');
    await technician.click('settings');
    await technician.click('settings-list');
    expect(
      await technician.evaluate(
        () => document.querySelector<HTMLInputElement>('[data-testid=column-field1]')?.checked,
        undefined
      )
    ).toBe(true);
  }
);

it('[LC10] a session that timed out stays in the list, also over a reload, until it is removed', async () => {
  const technician = await openConsole(rig, 'chromium', { initScript: wrongClock(0) });
  const customer = await openEntry(rig);
  await joinWithPin(customer, await createPin(technician), 'Ida');
  await beginWaiting({ technician, customer });
  await sendChat(customer, 'I am still here');
  await seeChat(technician, 'I am still here');
  await technician.click('hold-session');
  await technician.see('session-row[data-status="on-hold"]');
  await turnClock(technician, 14 * 24 * 3_600_000);
  await technician.see('session-row[data-status="timed-out"]', { timeoutMs: 45_000 });
  await customer.see('customer[data-status="closed"]');
  // the history has it, and the row stays all the same
  await expect.poll(() => storedRows(technician, 'ended'), { timeout: 20_000 }).toHaveLength(1);
  await technician.reload();
  await technician.see('session-row[data-status="timed-out"]');
  await seeChat(technician, 'I am still here');
  await technician.click('remove-session');
  await technician.seeGone('session-row');
  await expect.poll(() => storedRows(technician, 'sessions'), { timeout: 20_000 }).toHaveLength(0);
  await technician.reload();
  await technician.see('no-sessions');
}, 120_000);

/** As an earlier page has left it. */
const timedOutRow = {
  version: 1,
  id: 'a1'.repeat(16),
  role: 'technician',
  createdAt: Date.now() - 3_600_000,
  status: 'timed-out',
  statusSince: Date.now() - 60_000,
  startedAt: Date.now() - 3_500_000,
  endedAt: Date.now() - 60_000,
  endedBy: 'time',
  name: 'Ida',
  customFields: ['', ''],
  peerName: 'Ida',
  startsAtOnce: false,
  hasLink: false,
  draft: '',
  read: 0,
  confirmed: 0,
  log: []
};

it('[LC10] what timed out and is deleted from the history does not come back when its row is removed', async () => {
  const technician = await openConsole(rig);
  await technician.evaluate(
    (row) =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('tincan /shop/');
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('sessions', 'readwrite');
          writing.objectStore('sessions').put(row, [row.id]);
          writing.oncomplete = () => {
            database.close();
            done();
          };
        };
      }),
    timedOutRow
  );
  await technician.reload();
  await technician.see('session-row[data-status="timed-out"]');
  await technician.click('history');
  await technician.click('history-item');
  await technician.click('history-delete');
  await technician.click('history-delete-confirm');
  await technician.see('history-empty');
  await technician.press('Escape');
  await technician.seeGone('records');
  await technician.click('session-row[data-status="timed-out"]');
  await technician.click('remove-session');
  await technician.seeGone('session-row');
  await technician.reload();
  await technician.see('no-sessions');
  for (const table of ['sessions', 'ended', 'archive'] as const)
    expect(await storedRows(technician, table)).toEqual([]);
});

it(
  '[TC17] nothing sounds before it is allowed; then what happens is heard',
  { timeout: 90_000 },
  async () => {
    const { technician, customer } = await startSession(rig);
    await sendChat(customer, 'one');
    await seeChat(technician, 'one');
    const lastSound = (): Promise<string | undefined> =>
      technician.evaluate(() => document.documentElement.dataset['lastSound'], undefined);
    expect(await lastSound()).toBeUndefined();
    await chooseSetting(technician, 'signals', async () => {
      await technician.click('setting-soundsAllowed');
      await technician.click('setting-sound_chatUnfocused');
    });
    await technician.evaluate(() => (document.activeElement as HTMLElement | null)?.blur(), undefined);
    await sendChat(customer, 'two');
    await technician.until(
      () => document.documentElement.dataset['lastSound']?.startsWith('chat-'),
      undefined
    );
    await seeEvent(technician, 'started');
  }
);
