import { expect, it } from 'vitest';
import {
  createPin,
  joinSession,
  openConsole,
  sendChat,
  seeChat,
  startSession,
  type Sides
} from '../support/flow.js';
import { fileRows, makeFile, seeRow, someBytes, testFolder } from '../support/files.js';
import { browserNames, useRig } from '../support/rig.js';
import type { Page } from '../support/page.js';
import { filesOnDisk } from '../support/storage.js';

const rig = useRig({ subPath: '/a/', neighbours: ['/b/'] });
const neighbour = (path = ''): string => new URL(`/b/${path}`, rig.site.url).href;

const namesOfCaches = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys(), undefined);

it.each(browserNames)(
  '[NB1] two sites of one origin share no session, no history and no choice of their technician (%s)',
  async (browser) => {
    const technician = await openConsole(rig, browser);
    await createPin(technician, 'Ida');
    await technician.click('settings');
    await technician.click('settings-work');
    await technician.click('setting-startsAtOnce');
    await technician.press('Escape');

    const other = await technician.newTab();
    await other.goto(neighbour('console'));
    await other.see('new-session', { timeoutMs: 20_000 });
    expect(await other.count('session-row')).toBe(0);
    await other.click('settings');
    await other.click('settings-work');
    expect(
      await other.until(() => {
        const box = document.querySelector('[data-testid=setting-startsAtOnce]');
        const input = box instanceof HTMLInputElement ? box : box?.querySelector('input');
        return input && `${input.checked}`;
      }, undefined)
    ).toBe('false');
    await other.press('Escape');
    await createPin(other, 'Bo');
    await other.see('session-row[data-status="connecting"]');

    await technician.reload();
    await technician.see('session-row[data-status="connecting"]', { timeoutMs: 20_000 });
    expect(await technician.count('session-row')).toBe(1);
    const names = await technician.evaluate(
      async () => ({
        databases: (await indexedDB.databases()).map(({ name }) => name),
        stored: Object.keys(localStorage),
        locks: (await navigator.locks.query()).held?.map(({ name }) => name)
      }),
      undefined
    );
    expect(names.databases.sort()).toEqual(['tincan /a/', 'tincan /b/']);
    expect(names.stored.filter((name) => !/^tincan \/[ab]\/ /.test(name))).toEqual([]);
    expect(names.locks?.sort()).toEqual(['tincan /a/ console', 'tincan /b/ console']);
  }
);

it('[NB1] a customer’s session and files are those of its site, and survive a visit to the neighbour', async () => {
  const sides: Sides = await startSession(rig);
  const { technician, customer } = sides;
  await sendChat(customer, 'hello');
  await seeChat(technician, 'hello');
  const file = makeFile(testFolder(), 'kept.txt', someBytes(1000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { state: 'offered' });
  await customer.click('file-accept');
  await seeRow(customer, { state: 'done' });

  const other = await customer.newTab();
  await other.goto(neighbour());
  await other.see('pin-input');
  await other.fill('pin-input', '1');
  // the session's own code is there, and has looked at what is stored
  await other.until(
    async () => (await indexedDB.databases()).some(({ name }) => name === 'tincan /b/'),
    undefined,
    {
      timeoutMs: 20_000
    }
  );
  expect(await other.count('resume-session')).toBe(0);
  expect(await other.evaluate(filesOnDisk, undefined)).toEqual([
    expect.stringMatching(/^tincan %2Fa%2F\/files-customer-/),
    expect.stringMatching(/^tincan %2Fa%2F\/files-customer-/)
  ]);

  await customer.reload();
  await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
  await seeChat(customer, 'hello');
  expect((await fileRows(customer)).map(({ state }) => state)).toEqual(['done']);
});

it('[NB3] a new version of one site leaves the caches of the other', async () => {
  const { technician } = await joinSession(rig);
  const other = await technician.newTab();
  await other.goto(neighbour('console'));
  for (const page of [technician, other])
    await page.until(() => navigator.serviceWorker.controller !== null, undefined, { timeoutMs: 30_000 });
  await technician.until(
    async () => {
      const names = await caches.keys();
      return ['tincan /a/ ', 'tincan /b/ '].every((site) => names.some((name) => name.startsWith(site)));
    },
    undefined,
    { timeoutMs: 30_000 }
  );
  const before = await namesOfCaches(technician);
  rig.site.release();
  await technician.evaluate(async () => (await navigator.serviceWorker.ready).update(), undefined);
  await technician.click('use-new-version');
  await technician.see('session-row', { timeoutMs: 30_000 });
  expect(await namesOfCaches(technician)).toEqual(before);
});
