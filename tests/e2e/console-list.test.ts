import { expect, it } from 'vitest';
import { createPin, openConsole, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();
const wide = { viewport: { width: 1600, height: 900 } };

/** The list's columns from left to right, with their widths. */
const columns = (page: Page): Promise<{ id: string; width: number }[]> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('[data-testid^="size-"]')].map((edge) => ({
        id: edge.dataset['testid']!.slice(5),
        width: Number(edge.ariaValueNow)
      })),
    undefined
  );

const widthOf = async (page: Page, id: string): Promise<number> =>
  (await columns(page)).find((column) => column.id === id)?.width ?? 0;

/** A list that is wide enough for heads of columns. */
async function openWideList(): Promise<Page> {
  const technician = await openConsole(rig, 'chromium', wide);
  await createPin(technician, 'Zoe');
  await technician.drag('splitter-sessions', { x: 420, y: 0 });
  await technician.see('size-name');
  return technician;
}

it('[TC12] columns are put elsewhere and sized by mouse and by keyboard, and are so after a reload', async () => {
  const technician = await openWideList();
  expect((await columns(technician)).map(({ id }) => id)).toEqual(['name', 'status', 'time', 'number']);
  await technician.drag('sort-number', 'sort-status');
  expect((await columns(technician)).map(({ id }) => id)).toEqual(['name', 'number', 'status', 'time']);

  const before = await widthOf(technician, 'name');
  await technician.drag('size-name', { x: 60, y: 0 });
  expect(await widthOf(technician, 'name')).toBe(before + 60);
  await technician.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid=size-name]')!.focus(),
    undefined
  );
  await technician.press('ArrowLeft');
  await technician.press('ArrowLeft');
  expect(await widthOf(technician, 'name')).toBe(before + 44);

  // the order by keyboard, in the settings
  await technician.click('choose-columns');
  await technician.click('settings-list');
  await technician.see('column-time-earlier');
  await technician.evaluate(
    () => document.querySelector<HTMLElement>('[data-testid=column-time-earlier]')!.focus(),
    undefined
  );
  await technician.press('Enter');
  await technician.press('Escape');
  await technician.seeGone('settings-dialog');
  expect((await columns(technician)).map(({ id }) => id)).toEqual(['name', 'number', 'time', 'status']);

  const arranged = await columns(technician);
  await technician.reload();
  await technician.see('size-name');
  expect(await columns(technician)).toEqual(arranged);
});

it('[TC3, TC13] what is done with many rows: picked by mouse and keyboard, copied, held, started, ended, removed', async () => {
  const { technician, customer } = await startSession(rig, { technicianPage: wide });
  await createPin(technician, 'Zoe');
  await createPin(technician, '=1+1');
  await technician.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=session-row][data-name="Ida"]')!.focus();
  }, undefined);
  await technician.press('Control+a');
  await technician.see('picked-bar');
  expect(await technician.count('session-row[aria-selected="true"]')).toBe(3);
  await technician.click('picked-copy');
  const id = await technician.attribute('session-row[data-name="Ida"]', 'data-session-id');
  await technician.click(`session-tab[data-session-id="${id}"]`);
  await technician.click('chat-input');
  await technician.press('Control+v');
  const copied = await technician.text('chat-input');
  await technician.fill('chat-input', '');
  expect(copied.split('\n')).toHaveLength(4);
  expect(copied).toContain('Zoe');
  // no cell that a spreadsheet would run
  expect(copied).not.toMatch(/(^|\t|\n)=/);

  await technician.click('picked-hold');
  await customer.see('customer[data-status="on-hold"]');
  await technician.click('picked-start');
  await customer.see('customer[data-status="active"]');

  await technician.click('picked-none');
  await technician.seeGone('picked-bar');
  await technician.press('Escape');
  await technician.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=session-row][data-name="Zoe"]')!.focus();
  }, undefined);
  await technician.press(' ');
  await technician.see('picked-remove');
  await technician.click('picked-remove');
  await technician.seeGone('session-row[data-name="Zoe"]');

  await technician.evaluate(() => {
    document.querySelector<HTMLElement>('[data-testid=session-row][data-name="Ida"]')!.focus();
  }, undefined);
  await technician.press('Control+a');
  await technician.click('picked-end');
  await technician.click('picked-end-confirm');
  await customer.see('customer[data-status="closed"]');
  await technician.see('session-row[data-name="Ida"][data-status="closed"]');
});

it('[TC1] the browser asks before the console is left, while a session is under way and the settings say so', async () => {
  const { technician } = await startSession(rig);
  expect(await technician.asksBeforeClosing()).toBe(true);
  await technician.see('session-row[data-status="active"]');
  await technician.click('settings');
  await technician.click('settings-work');
  await technician.click('setting-asksBeforeLeaving');
  await technician.press('Escape');
  await technician.seeGone('settings-dialog');
  const second = await technician.newTab();
  await second.goto(`${rig.site.url}console`);
  await second.see('elsewhere');
  expect(await technician.asksBeforeClosing()).toBe(false);
  await second.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
});
