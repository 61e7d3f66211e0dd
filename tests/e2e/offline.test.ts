import { expect, it } from 'vitest';
import { seeChat, sendChat, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

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
      return kept.filter((response) => response === undefined).length;
    }, undefined);
    if (missing === 0) return;
    if (Date.now() > deadline) throw new Error(`${missing} scripts are not kept`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

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
