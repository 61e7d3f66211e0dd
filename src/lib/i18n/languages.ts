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

/** Language and script of a tag, filled up as CLDR has it: `zh-TW` is `zh-Hant`. `undefined` for what is no tag. */
function scriptOf(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0]!;

/**
 * The first of the wished languages (BCP 47 tags, best first) that is spoken here; else English. A wish is met by the
 * very same tag, then by a tag that it begins with, then by one of the same language and script, then of the language.
 */
export function bestLanguage<L extends string = Language>(
  wishes: readonly string[],
  spoken: readonly L[] = languageCodes as readonly string[] as readonly L[]
): L | 'en' {
  for (const wish of wishes) {
    const wanted = wish.toLowerCase();
    for (let tag = wanted; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
      const same = spoken.find((code) => code.toLowerCase() === tag);
      if (same && scriptOf(same) === scriptOf(wanted)) return same;
    }
    const script = scriptOf(wanted);
    const similar = script && spoken.find((code) => scriptOf(code) === script);
    if (similar) return similar;
    const other = spoken.find((code) => languageOf(code) === languageOf(wanted));
    if (other) return other;
  }
  return 'en';
}

/** How numbers and times are written: as in the region of the first wish that is of this language. */
export function localeOf(
  language: Language,
  wishes: readonly string[] = typeof navigator === 'undefined' ? [] : navigator.languages
): string {
  const wish = wishes.find((tag) => languageOf(tag) === languageOf(language) && scriptOf(tag));
  return wish ?? language;
}

/** The language chosen earlier, else the browser's; English where there is no browser. */
export function initialLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const chosen = storage.getItem(storageKey);
  return isLanguage(chosen) ? chosen : bestLanguage(navigator.languages ?? []);
}

export const rememberLanguage = (code: Language): void => storage.setItem(storageKey, code);
