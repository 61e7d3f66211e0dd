import { siteStorage } from '../base/site-storage.js';

/** Languages the product speaks, each named in itself. */
export const languages = {
  en: { name: 'English', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  nl: { name: 'Nederlands', dir: 'ltr' },
  da: { name: 'Dansk', dir: 'ltr' }
} as const satisfies Record<string, { name: string; dir: 'ltr' | 'rtl' }>;

export type Language = keyof typeof languages;

export const languageCodes = Object.keys(languages) as Language[];

const storage = siteStorage('localStorage');
const storageKey = 'language';

export const isLanguage = (code: unknown): code is Language =>
  typeof code === 'string' && Object.hasOwn(languages, code);

/** The first of the wished languages (BCP 47 tags, best first) that is spoken here; else English. */
export function bestLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const code = wish.toLowerCase().split('-')[0];
    if (isLanguage(code)) return code;
  }
  return 'en';
}

/** The language chosen earlier, else the browser's; English where there is no browser. */
export function initialLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const chosen = storage.getItem(storageKey);
  return isLanguage(chosen) ? chosen : bestLanguage(navigator.languages ?? []);
}

export const rememberLanguage = (code: Language): void => storage.setItem(storageKey, code);
