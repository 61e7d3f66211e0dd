import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { en as words } from '../../src/lib/i18n/messages/customer/en.js';
import { openConsole, openEntry, seeChat, seeText, sendChat, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

/** What browsers write on the console when a host or a relay is not there. */
const noHost = /ERR_|WebSocket|Failed to load resource|Failed to fetch/;

/** Waits until the worker keeps the page and all of its scripts. */
async function seeKept(page: Page): Promise<void> {
  await page.until(() => navigator.serviceWorker.controller !== null, undefined, { timeoutMs: 30_000 });
  const deadline = Date.now() + 30_000;
  for (;;) {
    const missing = await page.evaluate(async () => {
      const scripts = performance
        .getEntriesByType('resource')
        .map(({ name }) => name.split('#', 1)[0]!)
        .filter((name) => name.includes('/_app/immutable/'));
      const kept = await Promise.all(scripts.map((script) => caches.match(script)));
      return scripts.filter((_, i) => kept[i] === undefined);
    }, undefined);
    if (missing.length === 0) return;
    if (Date.now() > deadline) throw new Error(`not kept: ${missing.join(' ')}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Every address that the workers of this browser keep something under. */
const keptAddresses = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caught = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys())
    );
    return caught.flat().map(({ url }) => url);
  }, undefined);

it('[TC18] a new version is offered while a session runs, and taken only when asked for', async () => {
  const { technician, customer } = await startSession(rig);
  await seeKept(technician);
  const born = await technician.evaluate(() => performance.timeOrigin, undefined);
  rig.site.release();
  await technician.evaluate(async () => (await navigator.serviceWorker.ready).update(), undefined);
  await technician.see('new-version', { timeoutMs: 30_000 });
  await sendChat(customer, 'still the old one');
  await seeChat(technician, 'still the old one');
  expect(await technician.evaluate(() => performance.timeOrigin, undefined)).toBe(born);
  await technician.click('use-new-version');
  await technician.until((before) => performance.timeOrigin !== before, born, { timeoutMs: 30_000 });
  await technician.see('session-row[data-status="active"]', { timeoutMs: 30_000 });
  await seeChat(technician, 'still the old one');
}, 120_000);

it('[TC18] without their host both pages open, keep no secret address, and say what needs the network', async () => {
  const technician = await openConsole(rig);
  const customer = await openEntry(rig);
  await seeKept(customer);
  await customer.goto(`${rig.site.url}join#not-a-real-key`);
  await customer.see('customer-name-input');
  await customer.goto(rig.site.url);
  await seeKept(customer);
  const addresses = await keptAddresses(customer);
  expect(addresses.length).toBeGreaterThan(5);
  expect(addresses.filter((address) => /[#?]|not-a-real-key/.test(address))).toEqual([]);
  // the console also keeps what it has not needed yet
  const whole = builtFiles();
  await technician.until(
    async (count) => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return kept.flat().filter(({ url }) => url.includes('/_app/immutable/')).length >= count;
    },
    whole,
    { timeoutMs: 60_000 }
  );

  for (const page of [technician, customer]) page.allowProblems(noHost);
  await rig.site.stop();
  await Promise.all([technician.goto(`${rig.site.url}console`), customer.reload()]);

  await technician.see('relay-notice', { timeoutMs: 30_000 });
  await technician.click('new-session');
  await technician.see('create-pin');
  await technician.press('Escape');
  await technician.click('settings');
  await technician.click('settings-signals');
  await technician.press('Escape');
  await technician.press('Control+k');
  await technician.fill('command-query', 'history');
  await technician.press('Enter');
  await technician.see('history-empty');

  await customer.fill('pin-input', '123456786');
  await customer.click('join');
  await seeText(customer, words['customer.check.noRelay']);
  await customer.goto(rig.site.url);
  await customer.devTools('Network.enable');
  const none = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 };
  await customer.devTools('Network.emulateNetworkConditions', none);
  await customer.see('no-network');
  await customer.devTools('Network.emulateNetworkConditions', { ...none, offline: false });
  await customer.seeGone('no-network');
}, 180_000);

/** But the part of a worker that is needed only while a file moves, which needs a network anyway. */
const builtFiles = (): number =>
  readdirSync('build/_app/immutable', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/workers.chunks$/.test(entry.parentPath)
  ).length;
