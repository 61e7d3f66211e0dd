import { describe, expect, it } from 'vitest';
import { loadCatalogue, type Area } from '../../src/lib/i18n/catalogues.js';
import { languageCodes, type Language } from '../../src/lib/i18n/languages.js';
import { openConsole, openEntry, startSession } from '../support/flow.js';
import type { Page } from '../support/page.js';
import { chooseLanguage } from '../support/language.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

const others = ['de', 'nl', 'da'] as const;

/** Sentences that are too short to be told apart from names and figures are left out. */
const minLength = 12;

/** English words on the page that its language has words of its own for. */
async function leftInEnglish(page: Page, area: Area, language: Language): Promise<string[]> {
  const [en, words] = await Promise.all([loadCatalogue('en', [area]), loadCatalogue(language, [area])]);
  const sentences = Object.entries(en)
    .filter(([key, text]) => text.length >= minLength && !text.includes('{') && words[key] !== text)
    .map(([, text]) => text);
  const shown = await page.evaluate(() => document.body.innerText, undefined);
  return sentences.filter((text) => shown.includes(text));
}

const scripts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    undefined
  );

const pages = {
  customer: () => openEntry(rig),
  console: () => openConsole(rig)
};

describe.each(['customer', 'console'] as const)('the language of the page «%s»', (area) => {
  it('[WD9] changes without a reload, and each page is complete', async () => {
    const page = await pages[area]();
    await page.evaluate(() => ((globalThis as { wasHere?: boolean }).wasHere = true), undefined);
    await page.until(() => document.readyState === 'complete', undefined);
    for (const language of others) {
      await chooseLanguage(page, language);
      expect(await leftInEnglish(page, area, language), language).toEqual([]);
    }
    expect(await page.evaluate(() => 'wasHere' in globalThis, undefined)).toBe(true);
    await page.reload();
    await page.until(() => document.documentElement.lang === 'da', undefined);
  });
});

it('[WD9] downloads the words of one more language and nothing else', async () => {
  const { customer } = await startSession(rig);
  const before = await scripts(customer);
  await customer.click('settings');
  await chooseLanguage(customer, 'de');
  const added = (await scripts(customer)).filter((name) => !before.includes(name));
  expect(added.length).toBeGreaterThan(0);
  const downloaded = (await Promise.all(added.map(async (name) => (await fetch(name)).text()))).join();
  expect(await wordsIn(downloaded, 'de')).toBeGreaterThan(20);
  for (const language of ['en', 'nl', 'da'] as const) expect(await wordsIn(downloaded, language)).toBe(0);
  await customer.see('customer[data-status="active"]');
  expect(await leftInEnglish(customer, 'customer', 'de')).toEqual([]);
});

/** How many sentences of a language, and of no other, are in a source. */
async function wordsIn(source: string, language: Language): Promise<number> {
  const [words, ...rest] = await Promise.all(
    [language, ...languageCodes.filter((code) => code !== language)].map((code) =>
      loadCatalogue(code, ['customer'])
    )
  );
  return Object.entries(words!).filter(
    ([key, text]) =>
      text.length >= minLength &&
      !/["'`\\]/.test(text) &&
      rest.every((others) => others[key] !== text) &&
      source.includes(text)
  ).length;
}
