import type { Language } from './languages.js';
import type { en as consoleEnglish } from './messages/console/en.js';
import type { en as customerEnglish } from './messages/customer/en.js';
import type { en as sharedEnglish } from './messages/shared/en.js';
import type { Messages } from './messages.js';

/** Pages with words of their own: nobody downloads the other page's. */
export type Area = 'customer' | 'console';

export interface AreaMessages {
  customer: typeof customerEnglish;
  console: typeof consoleEnglish;
}

export type SharedMessages = typeof sharedEnglish;

type Loaders<English extends Record<string, string>> = Record<Language, () => Promise<Messages<English>>>;

const shared: Loaders<SharedMessages> = {
  en: async () => (await import('./messages/shared/en.js')).en,
  de: async () => (await import('./messages/shared/de.js')).de,
  nl: async () => (await import('./messages/shared/nl.js')).nl,
  da: async () => (await import('./messages/shared/da.js')).da
};

const areas: { [A in Area]: Loaders<AreaMessages[A]> } = {
  customer: {
    en: async () => (await import('./messages/customer/en.js')).en,
    de: async () => (await import('./messages/customer/de.js')).de,
    nl: async () => (await import('./messages/customer/nl.js')).nl,
    da: async () => (await import('./messages/customer/da.js')).da
  },
  console: {
    en: async () => (await import('./messages/console/en.js')).en,
    de: async () => (await import('./messages/console/de.js')).de,
    nl: async () => (await import('./messages/console/nl.js')).nl,
    da: async () => (await import('./messages/console/da.js')).da
  }
};

/** Every message that a page with these areas may show, in one language. Rejects when the network fails. */
export async function loadCatalogue(
  language: Language,
  wanted: readonly Area[]
): Promise<Readonly<Record<string, string>>> {
  const parts = await Promise.all([shared[language](), ...wanted.map((area) => areas[area][language]())]);
  return Object.assign({}, ...parts);
}
