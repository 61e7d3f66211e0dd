import { expect, it } from 'vitest';
import { openConsole } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig({ subPath: '/' });

const seeWorker = (page: Page): Promise<unknown> =>
  page.until(() => navigator.serviceWorker.controller !== null, undefined, { timeoutMs: 30_000 });

const keptAddresses = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  }, undefined);

const html = { 'content-type': 'text/html' };

it('[NB3] a site at the root keeps and answers nothing of the pages below it', async () => {
  const technician = await openConsole(rig);
  await seeWorker(technician);
  const page = { headers: html, body: '<!doctype html><title>Mail</title><p>inbox</p>' };
  rig.site.answer('/mail/', page);
  rig.site.answer('/mail/logo.svg', { headers: { 'content-type': 'image/svg+xml' }, body: '<svg/>' });
  rig.site.answer('/mail/config.json', { headers: { 'content-type': 'application/json' }, body: '{}' });
  const mail = await technician.newTab();
  mail.allowProblems(/503|Failed to load/);
  await mail.goto(new URL('/mail/', rig.site.url).href);
  await seeWorker(mail);
  const through = await mail.evaluate(async () => {
    await Promise.all(['logo.svg', 'config.json'].map(async (name) => (await fetch(name)).text()));
    return performance
      .getEntriesByType('resource')
      .concat(performance.getEntriesByType('navigation'))
      .map((entry) => (entry as PerformanceResourceTiming).workerStart);
  }, undefined);
  expect(through.length).toBeGreaterThanOrEqual(3);
  // the worker's own pages are kept by now, so it has had its time
  await technician.reload();
  await technician.see('new-session', { timeoutMs: 20_000 });
  const kept = await keptAddresses(technician);
  expect(kept).toContain('/console/');
  expect(kept.filter((path) => path.startsWith('/mail'))).toEqual([]);

  rig.site.answer('/mail/', { status: 503, headers: html, body: '<!doctype html><p>logged out</p>' });
  await mail.reload();
  expect(await mail.evaluate(() => document.body.innerText, undefined)).toContain('logged out');
});

it('[NB4] a page in place of a script is not kept: once the host is well again, so is the console', async () => {
  const technician = await openConsole(rig);
  await seeWorker(technician);
  const [script] = await technician.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((path) => /\/entry\/start\..*\.js$/.test(path)),
    undefined
  );
  await technician.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  }, undefined);
  technician.allowProblems(/MIME|Failed|error/i);
  rig.site.answer(script!, { headers: html, body: '<!doctype html><p>sign in to this network</p>' });
  const fetched = await technician.evaluate(
    async (path) => (await fetch(path, { cache: 'reload' })).headers.get('content-type'),
    script!
  );
  expect(fetched).toBe('text/html');
  rig.site.answer(script!, undefined);
  await technician.evaluate(async (path) => (await fetch(path, { cache: 'reload' })).text(), script!);
  await technician.reload();
  await technician.see('new-session', { timeoutMs: 20_000 });
  expect(await keptAddresses(technician)).toContain(script);
});
