import type { Language } from '../../src/lib/i18n/languages.js';
import type { Page } from './page.js';

/** Chooses a language in the page's own menu, which has to be in sight. */
export async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.see('language');
  await page.evaluate((code) => {
    const select = document.querySelector<HTMLSelectElement>('select[data-testid=language]')!;
    select.value = code;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await page.until((code) => document.documentElement.lang === code, language);
}
