import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { en as words } from '../../src/lib/i18n/messages/basic/en.js';
import { activeCustomerOfHostile, say } from '../attacks/hostile-technician.js';
import { seeStrokes, stroke } from '../support/board.js';
import {
  endSession,
  openConsole,
  seeChat,
  sendChat,
  shareScreen,
  startSession,
  type Sides
} from '../support/flow.js';
import { makeFile, seeRow, someBytes, testFolder } from '../support/files.js';
import type { NewPageOptions, Page } from '../support/page.js';
import { browserNames, useRig } from '../support/rig.js';
import { laterParts } from '../support/later-parts.js';
import { seeColour, testScreen, type Rgb } from '../support/test-screen.js';
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

/** What the host gives of the build when a part of it is wanted: nothing for once. */
const partsOfBuild = '/shop/_app/immutable/*';
const workersOfBuild = '/shop/_app/immutable/workers/*';
// a test that failed leaves a well host to the next one
afterEach(() => {
  for (const parts of [partsOfBuild, workersOfBuild]) rig.site.answer(parts, undefined);
});

describe.each(browserNames)('a part that is lost once, in %s', (browser) => {
  it('[UP2] comes by «Try again» on a customer’s page, and the session goes on', async () => {
    rig.site.deploy('current');
    const { technician, customer } = await startSession(rig, { customer: browser, customerPage: bare });
    await sendChat(technician, 'look for me');
    await seeChat(customer, 'look for me');
    await untilQuiet(customer);
    rig.site.answer(partsOfBuild, { status: 503 });
    await customer.click('chat-search-open');
    await customer.see('part-retry');
    expect(await customer.count('page-renewed')).toBe(0);
    // the host is still ill: nothing is lost by trying
    await customer.click('part-retry');
    await customer.see('part-retry');
    expect(await customer.attribute('customer', 'data-status')).toBe('active');

    rig.site.answer(partsOfBuild, undefined);
    await customer.click('part-retry');
    if (browser === 'firefox') {
      // which never repeats an import that failed: the page is loaded anew, and the session goes on
      await customer.seeGone('part-retry');
      await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
      await customer.click('chat-search-open');
    }
    await customer.fill('chat-query', 'look');
    await customer.see('chat-found[data-count="1"]');
  });

  it('[UP2] comes by «Try again» in the console', async () => {
    rig.site.deploy('current');
    const technician = await openConsole(rig, browser, bare);
    await untilQuiet(technician);
    rig.site.answer(partsOfBuild, { status: 503 });
    await technician.click('history');
    await technician.see('records part-retry');
    rig.site.answer(partsOfBuild, undefined);
    await technician.click('part-retry');
    if (browser === 'firefox') {
      await technician.seeGone('records');
      await technician.see('new-session', { timeoutMs: 20_000 });
      await technician.click('history');
    }
    await technician.see('history-empty');
  });

  /** Presses «Try again»; where only the page loaded anew helps, `redo` brings it to where it was. */
  async function tryAgain(page: Page, redo: () => Promise<void>): Promise<void> {
    await page.evaluate(() => void Object.assign(globalThis, { isSamePage: true }), undefined);
    rig.site.answer(partsOfBuild, undefined);
    await page.click('part-retry');
    if (browser === 'firefox') {
      await page.until(() => !('isSamePage' in globalThis), undefined, { timeoutMs: 30_000 });
      await redo();
    } else await page.seeGone('part-retry');
  }

  it('[UP2] comes by «Try again» where the customer looks at what is shared', async () => {
    rig.site.deploy('current');
    const sides = await startSession(rig, {
      customer: browser,
      customerPage: { ...bare, initScript: `${bare.initScript}${testScreen}` }
    });
    const { customer } = sides;
    await shareScreen(sides);
    await untilQuiet(customer);
    rig.site.answer(partsOfBuild, { status: 503 });
    await customer.click('what-they-see');
    await customer.see('part-retry');
    await tryAgain(customer, async () => {
      await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
      await shareScreen(sides);
      await customer.click('what-they-see');
    });
    await customer.see('draw-box');
  });

  /** The customer has all ahead: what is lost is lost in the console. */
  async function startBareConsole(): Promise<Sides> {
    rig.site.deploy('current');
    const sides = await startSession(rig, {
      technician: browser,
      technicianPage: bare,
      customerPage: { initScript: withoutWorker + testScreen }
    });
    await seeAllAhead(sides.customer);
    await untilQuiet(sides.technician);
    return sides;
  }

  it('[UP2] comes by «Try again» where a picture’s tools are', async () => {
    const sides = await startBareConsole();
    const { technician } = sides;
    rig.site.answer(partsOfBuild, { status: 503 });
    await shareScreen(sides);
    await technician.see('part-retry');
    // the customer still shows it
    await tryAgain(technician, () => technician.see('stage', { timeoutMs: 30_000 }));
    await technician.see('magnifier');
  });

  it('[UP2] comes by «Try again» where the board is', async () => {
    const sides = await startBareConsole();
    const { technician } = sides;
    await shareScreen(sides);
    await untilQuiet(technician);
    rig.site.answer(partsOfBuild, { status: 503 });
    await technician.click('draw');
    await technician.see('part-retry');
    // the customer still shows it
    await tryAgain(technician, () => technician.see('stage', { timeoutMs: 30_000 }));
    await technician.click('draw');
    await technician.see('board-bar');
  });

  it('[UP2] is told of by the page where it has no place of its own, and is there after a reload', async () => {
    rig.site.deploy('current');
    const { technician, customer } = await startSession(rig, {
      customer: browser,
      customerPage: bare,
      technicianPage: { allowedProblems: gone }
    });
    await seeAllKept(technician);
    await untilQuiet(customer);
    rig.site.answer(partsOfBuild, { status: 503 });
    await technician.click('open-board');
    await stroke(technician, [
      [0.2, 0.2],
      [0.6, 0.6]
    ]);
    await customer.see('page-missed');
    rig.site.answer(partsOfBuild, undefined);
    await customer.click('reload-page');
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await seeStrokes(customer, 1);
    expect(await customer.count('page-missed')).toBe(0);
  });

  it('[UP2] is told of by the page where a transfer waits for its worker, and goes on after a reload', async () => {
    rig.site.deploy('current');
    const { technician, customer } = await startSession(rig, {
      customer: browser,
      customerPage: bare,
      technicianPage: { allowedProblems: gone }
    });
    rig.site.answer(workersOfBuild, { status: 503 });
    const file = makeFile(testFolder(), 'late.txt', someBytes(5000));
    await technician.setFiles('file-input', [file.path]);
    await customer.click('file-accept');
    await customer.see('page-missed');
    rig.site.answer(workersOfBuild, undefined);
    await customer.click('reload-page');
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await seeRow(technician, { name: 'late.txt', state: 'done' });
    expect(await customer.count('page-missed')).toBe(0);
  });
});

/** Waits until the page has fetched what it may need later. */
async function seeAllAhead(customer: Page): Promise<void> {
  await customer.until(
    () =>
      performance.getEntriesByType('resource').some(({ name }) => /workers?\/files|guide-parts/.test(name)),
    undefined,
    { timeoutMs: 60_000 }
  );
  await untilQuiet(customer);
}

const black: Rgb = [0, 0, 0];

it.each(browserNames)(
  '[UP3] a customer fetches files, board and pictures ahead: an update some seconds later takes nothing away (%s)',
  async (browser) => {
    rig.site.deploy('current');
    const sides = await startSession(rig, {
      customer: browser,
      customerPage: { initScript: withoutWorker + testScreen },
      technicianPage: { allowedProblems: gone }
    });
    const { technician, customer } = sides;
    await seeAllKept(technician);
    await seeAllAhead(customer);
    rig.site.deploy(1);
    const file = makeFile(testFolder(), 'late.txt', someBytes(5000));
    await technician.setFiles('file-input', [file.path]);
    await customer.click('file-accept');
    await seeRow(technician, { name: 'late.txt', state: 'done' });
    await technician.click('open-board');
    await stroke(technician, [
      [0.2, 0.2],
      [0.6, 0.6]
    ]);
    await seeStrokes(customer, 1);
    await technician.click('board-page');
    await shareScreen(sides);
    await seeColour(technician, 'stage', [0.25, 0.25], [255, 0, 0]);
    await customer.click('what-they-see');
    await customer.click('draw-box');
    await customer.see('box-picker');
    await customer.press('Enter');
    await seeColour(technician, 'stage', [0.25, 0.25], black, 20);
    await endSession(customer, sides);
    await customer.see('what-is-kept');
    await customer.see('export-json');
    expect(await customer.count('page-renewed')).toBe(0);
  },
  240_000
);

/** What no running session asks for: other pages' words, and what is over once one is in it. */
const notInASession = [
  'src/lib/app/customer/HaltedOffer.svelte',
  'src/lib/app/customer/TermsField.svelte',
  'src/lib/app/obstacle/ObstacleNote.svelte',
  'src/lib/features/files/shared/leftovers.ts',
  'src/lib/history/take-over.ts',
  'src/lib/i18n/messages/console/en.ts',
  'src/lib/i18n/messages/obstacle/en.ts',
  'src/lib/i18n/messages/records/en.ts',
  'src/lib/i18n/messages/settings/en.ts',
  'src/lib/i18n/translated-words.ts',
  'src/lib/ui/accent.ts'
];
/** What manifests name for the console alone: they are the same on both pages. */
const ofTheConsole = [
  'src/lib/features/board/ui/BoardButtons.svelte',
  'src/lib/features/report/ui/CheckCommand.svelte',
  'src/lib/features/report/ui/CheckPage.svelte',
  'src/lib/features/report/ui/ReportTools.svelte',
  'src/lib/features/restart/ui/AskCommand.svelte',
  'src/lib/features/restart/ui/AskedNotice.svelte',
  'src/lib/features/survey/ui/AskButton.svelte',
  'src/lib/features/survey/ui/SurveyResults.svelte',
  'src/lib/features/time-limit/ui/TimeLeft.svelte'
];
const isOfTheConsole = (source: string): boolean =>
  ofTheConsole.includes(source) ||
  /features\/(?:history|notes|replies)\//.test(source) ||
  /features\/[\w-]+\/technician\//.test(source);
const isOtherLanguage = (source: string): boolean => /messages\/.*\.json$/.test(source);

it('[UP3] and what is asked seldom, and what is pressed when something is wrong', async () => {
  rig.site.deploy('current');
  const before = rig.site.requests.length;
  const { customer, hostile } = await activeCustomerOfHostile(rig, {
    customerPage: { initScript: withoutWorker }
  });
  await seeAllAhead(customer);
  const asked = rig.site.requests.slice(before);
  const missing = [...laterParts(2)]
    .filter(([, file]) => !asked.some((one) => one.includes(file)))
    .map(([source]) => source)
    .filter((source) => !isOtherLanguage(source) && !isOfTheConsole(source));
  expect(missing.toSorted()).toEqual(notInASession);
  rig.site.deploy(1);
  await say(hostile, 'records', { type: 'ask-device' });
  await customer.click('help-confirmed');
  await customer.click('consent[data-consent="device"] consent-decline');
  await say(hostile, 'control', { type: 'ask-restart' });
  await customer.click('restart-question restart-decline');
  await say(hostile, 'control', { type: 'time-limit', minutes: 5 });
  await customer.see('extend-time');
  await customer.click('something-wrong');
  await customer.see('halted');
  expect((await customer.download(() => customer.click('export-json'))).text).toContain('tincan-report');
  expect(await customer.count('page-renewed')).toBe(0);
}, 120_000);

it.each(browserNames)(
  '[UP2] «Try again» fetches a part that did not come, in its place or with the page loaded anew, and not before the host is well (%s)',
  async (browser) => {
    rig.site.deploy('current');
    const { technician, customer } = await startSession(rig, {
      customer: browser,
      customerPage: bare,
      technicianPage: { allowedProblems: gone }
    });
    await seeAllKept(technician);
    await customer.evaluate(() => void Object.assign(globalThis, { isSamePage: true }), undefined);
    const isSamePage = (): Promise<boolean> => customer.evaluate(() => 'isSamePage' in globalThis, undefined);
    rig.site.answer(partsOfBuild, { status: 503 });
    await technician.click('request-screen');
    await customer.see('part-retry');
    expect(await customer.count('page-renewed')).toBe(0);

    // a host that gives no part would leave nothing of the page
    await customer.click('part-retry');
    await expect.poll(() => rig.site.requests.some((request) => request.startsWith('HEAD '))).toBe(true);
    await customer.see('part-retry');
    expect(await isSamePage()).toBe(true);

    rig.site.answer(partsOfBuild, undefined);
    await customer.click('part-retry');
    if (browser === 'chromium') {
      await customer.see('scam-check');
      expect(await isSamePage()).toBe(true);
      return;
    }
    // never fetches again what failed once
    await expect.poll(isSamePage, { timeout: 20_000 }).toBe(false);
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await technician.see('request-screen', { timeoutMs: 30_000 });
    await technician.click('request-screen');
    await customer.see('scam-check');
  },
  240_000
);
