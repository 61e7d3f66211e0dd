import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { en as words } from '../../src/lib/i18n/messages/basic/en.js';
import { seeStrokes, stroke } from '../support/board.js';
import { seeChat, sendChat, startSession } from '../support/flow.js';
import { makeFile, seeRow, someBytes, testFolder } from '../support/files.js';
import type { NewPageOptions, Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';
import { savesData, untilQuiet } from '../support/weigh.js';

const rig = useRig();

const gone = /404|503|Failed|import|MIME|NetworkError|Loading/i;
const withoutWorker = 'delete Navigator.prototype.serviceWorker;';
/** Nothing is fetched ahead, and nothing is kept. */
const bare: NewPageOptions = { initScript: savesData + withoutWorker, allowedProblems: gone };

/** But the part of a worker that is needed only while a file moves. */
const builtFiles = (): number =>
  readdirSync('build/_app/immutable', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/workers.chunks$/.test(entry.parentPath)
  ).length;

/** The console keeps all of its build, and works on from that. */
const seeAllKept = (page: Page): Promise<unknown> =>
  page.until(
    async (count) => {
      const kept = await Promise.all(
        (await caches.keys()).map(async (name) => (await caches.open(name)).keys())
      );
      return kept.flat().filter(({ url }) => url.includes('/_app/immutable/')).length >= count;
    },
    builtFiles(),
    { timeoutMs: 60_000 }
  );

it.each(browserNames)(
  '[UP1] a site renewed in the middle of a session: what comes next says so, and after a reload it is there (%s)',
  async (browser) => {
    rig.site.deploy('current');
    const { technician, customer } = await startSession(rig, {
      customer: browser,
      customerPage: bare,
      technicianPage: { allowedProblems: gone }
    });
    await seeAllKept(technician);
    rig.site.deploy(1);
    await sendChat(technician, 'here comes a file');
    await seeChat(customer, 'here comes a file');
    expect(await customer.count('page-renewed')).toBe(0);
    const file = makeFile(testFolder(), 'late.txt', someBytes(5000));
    await technician.setFiles('file-input', [file.path]);
    await customer.see('page-renewed', { timeoutMs: 20_000 });
    expect(await customer.text('page-renewed')).toContain(words['page.renewed']);

    // what the pages have in common with the build of today, they have after the reload
    rig.site.deploy('current');
    await customer.click('reload-page');
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await seeChat(customer, 'here comes a file');
    await seeRow(customer, { name: 'late.txt', state: 'offered' });
    await customer.click('file-accept');
    await seeRow(technician, { name: 'late.txt', state: 'done' });
    expect(await customer.count('page-renewed')).toBe(0);
  },
  240_000
);

it('[UP3] a customer fetches files, board and pictures ahead: an update some seconds later takes nothing away', async () => {
  rig.site.deploy('current');
  const { technician, customer } = await startSession(rig, {
    customerPage: { initScript: withoutWorker },
    technicianPage: { allowedProblems: gone }
  });
  await seeAllKept(technician);
  await customer.until(
    () =>
      performance.getEntriesByType('resource').some(({ name }) => /workers?\/files|guide-parts/.test(name)),
    undefined,
    { timeoutMs: 60_000 }
  );
  await untilQuiet(customer);
  rig.site.deploy(1);
  const file = makeFile(testFolder(), 'late.txt', someBytes(5000));
  await technician.setFiles('file-input', [file.path]);
  await seeRow(customer, { name: 'late.txt', state: 'offered' });
  await technician.click('open-board');
  await stroke(technician, [
    [0.2, 0.2],
    [0.6, 0.6]
  ]);
  await seeStrokes(customer, 1);
  expect(await customer.count('page-renewed')).toBe(0);
}, 240_000);
