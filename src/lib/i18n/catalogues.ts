import type { Language } from './languages.js';
import type { en as aftercareEnglish } from './messages/aftercare/en.js';
import type { en as boardEnglish } from './messages/board/en.js';
import type { en as consoleEnglish } from './messages/console/en.js';
import type { en as customerEnglish } from './messages/customer/en.js';
import type { en as entryEnglish } from './messages/entry/en.js';
import type { en as guardEnglish } from './messages/guard/en.js';
import type { en as obstacleEnglish } from './messages/obstacle/en.js';
import type { en as recordsEnglish } from './messages/records/en.js';
import type { en as stageEnglish } from './messages/stage/en.js';
import type { en as settingsEnglish } from './messages/settings/en.js';
import type { en as sharedEnglish } from './messages/shared/en.js';
import type { en as versionsEnglish } from './messages/versions/en.js';
import type { Messages } from './messages.js';

/**
 * Pages with words of their own: nobody downloads the other page's. `entry` is what a customer reads first; it is
 * a part of `customer`, and has the few shared words that it needs in itself, so that it is there at once.
 */
export type Area = keyof AreaMessages | (string & Record<never, never>);

/** A feature adds its own words by declaring this interface once more, under its id. */
export interface AreaMessages {
  entry: typeof entryEnglish;
  customer: typeof customerEnglish;
  console: typeof consoleEnglish;
  /** Loaded by the console with the first of replies, notes, history and report. */
  records: typeof recordsEnglish;
  /** Reports and survey: on both pages, with the first of them. */
  aftercare: typeof aftercareEnglish;
  board: typeof boardEnglish;
  /** Tools for a picture, on either side. */
  stage: typeof stageEnglish;
  settings: typeof settingsEnglish;
  /** With the first difference between the two pages of a session. */
  versions: typeof versionsEnglish;
  /** On the customer's page, with the first question of a session and when something is wrong. */
  guard: typeof guardEnglish;
  obstacle: typeof obstacleEnglish;
}

export type SharedMessages = typeof sharedEnglish;

type PageArea =
  | 'entry'
  | 'customer'
  | 'console'
  | 'records'
  | 'aftercare'
  | 'board'
  | 'stage'
  | 'settings'
  | 'versions'
  | 'guard'
  | 'obstacle';

const isPageArea = (area: Area): area is PageArea => Object.hasOwn(areas, area);

/** A module of messages exports them under the code of its language. */
type Loaders<English extends Record<string, string>> = {
  [L in Language]: () => Promise<Record<L, Messages<English>>>;
};

const shared: Loaders<SharedMessages> = {
  en: () => import('./messages/shared/en.js'),
  de: () => import('./messages/shared/de.js'),
  nl: () => import('./messages/shared/nl.js'),
  da: () => import('./messages/shared/da.js')
};

const areas: { [A in PageArea]: Loaders<AreaMessages[A]> } = {
  entry: {
    en: () => import('./messages/entry/en.js'),
    de: () => import('./messages/entry/de.js'),
    nl: () => import('./messages/entry/nl.js'),
    da: () => import('./messages/entry/da.js')
  },
  customer: {
    en: () => import('./messages/customer/en.js'),
    de: () => import('./messages/customer/de.js'),
    nl: () => import('./messages/customer/nl.js'),
    da: () => import('./messages/customer/da.js')
  },
  board: {
    en: () => import('./messages/board/en.js'),
    de: () => import('./messages/board/de.js'),
    nl: () => import('./messages/board/nl.js'),
    da: () => import('./messages/board/da.js')
  },
  console: {
    en: () => import('./messages/console/en.js'),
    de: () => import('./messages/console/de.js'),
    nl: () => import('./messages/console/nl.js'),
    da: () => import('./messages/console/da.js')
  },
  records: {
    en: () => import('./messages/records/en.js'),
    de: () => import('./messages/records/de.js'),
    nl: () => import('./messages/records/nl.js'),
    da: () => import('./messages/records/da.js')
  },
  aftercare: {
    en: () => import('./messages/aftercare/en.js'),
    de: () => import('./messages/aftercare/de.js'),
    nl: () => import('./messages/aftercare/nl.js'),
    da: () => import('./messages/aftercare/da.js')
  },
  stage: {
    en: () => import('./messages/stage/en.js'),
    de: () => import('./messages/stage/de.js'),
    nl: () => import('./messages/stage/nl.js'),
    da: () => import('./messages/stage/da.js')
  },
  obstacle: {
    en: () => import('./messages/obstacle/en.js'),
    de: () => import('./messages/obstacle/de.js'),
    nl: () => import('./messages/obstacle/nl.js'),
    da: () => import('./messages/obstacle/da.js')
  },
  settings: {
    en: () => import('./messages/settings/en.js'),
    de: () => import('./messages/settings/de.js'),
    nl: () => import('./messages/settings/nl.js'),
    da: () => import('./messages/settings/da.js')
  },
  versions: {
    en: () => import('./messages/versions/en.js'),
    de: () => import('./messages/versions/de.js'),
    nl: () => import('./messages/versions/nl.js'),
    da: () => import('./messages/versions/da.js')
  },
  guard: {
    en: () => import('./messages/guard/en.js'),
    de: () => import('./messages/guard/de.js'),
    nl: () => import('./messages/guard/nl.js'),
    da: () => import('./messages/guard/da.js')
  }
};

/** Where features have their words is no part of the first page that a customer opens. */
const wordsOfFeature = async (area: Area, language: Language) =>
  (await import('./feature-words.js')).loadFeatureWords(area, language);

/** Every message that a page with these areas may show, in one language. Rejects when the network fails. */
export async function loadCatalogue(
  language: Language,
  wanted: readonly Area[]
): Promise<Readonly<Record<string, string>>> {
  const isEntryOnly = wanted.length === 1 && wanted[0] === 'entry';
  const parts = await Promise.all([
    ...(isEntryOnly ? [] : [shared[language]()]),
    ...wanted.map((area) => (isPageArea(area) ? areas[area][language]() : wordsOfFeature(area, language)))
  ]);
  return Object.assign(
    {},
    ...parts.map((part) => (part as Record<Language, object> | undefined)?.[language])
  );
}
