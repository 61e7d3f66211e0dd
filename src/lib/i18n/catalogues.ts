import type { Language } from './languages.js';
import type { en as basic } from './messages/basic/en.js';
import type { en as console } from './messages/console/en.js';
import type { en as customer } from './messages/customer/en.js';
import type { en as emoji } from './messages/emoji/en.js';
import type { en as entry } from './messages/entry/en.js';
import type { en as errors } from './messages/errors/en.js';
import type { en as guard } from './messages/guard/en.js';
import type { en as log } from './messages/log/en.js';
import type { en as obstacle } from './messages/obstacle/en.js';
import type { en as panels } from './messages/panels/en.js';
import type { en as records } from './messages/records/en.js';
import type { en as settings } from './messages/settings/en.js';
import type { en as shared } from './messages/shared/en.js';
import type { en as stage } from './messages/stage/en.js';
import type { en as versions } from './messages/versions/en.js';
import type { WordModule, WordModules, Words } from './word-module.js';

/**
 * Pages with words of their own: nobody downloads the other page's. `entry` is what a customer reads first; it is
 * a part of `customer`, and has the few shared words that it needs in itself, so that it is there at once.
 */
export type Area = keyof AreaMessages | (string & Record<never, never>);

/** A feature adds its own words by declaring this interface once more, under its id. */
export interface AreaMessages {
  entry: typeof basic & typeof entry;
  customer: typeof basic & typeof entry & typeof customer;
  console: typeof console;
  /** Loaded by the console with the first of replies, notes, history and report. */
  records: typeof records;
  /** Tools for a picture, on either side. */
  stage: typeof stage;
  settings: typeof settings;
  /** With the first difference between the two pages of a session. */
  versions: typeof versions;
  /** On the customer's page, with the first question of a session and when something is wrong. */
  guard: typeof guard;
  obstacle: typeof obstacle;
}

export type SharedMessages = typeof basic &
  typeof errors &
  typeof log &
  typeof emoji &
  typeof panels &
  typeof shared;

/** Where the words of a session and of features lie is no part of the first page: it is a long list. */
const firstWords = import.meta.glob<WordModule>([
  './messages/{basic,entry}/en.ts',
  './messages/{basic,entry}/*.json'
]);

/** What is put together of several folders. */
const parts: Readonly<Record<string, readonly string[]>> = {
  shared: ['basic', 'errors', 'log', 'emoji', 'panels', 'shared'],
  entry: ['basic', 'entry'],
  customer: ['basic', 'entry', 'customer']
};

const foldersOf = (area: Area): readonly string[] => parts[area] ?? [area];

/**
 * The words of an area's folder, of a feature, or of a part `<feature>/<folder>` of a feature's; none for a feature
 * that has none.
 */
async function wordsIn(folder: string, language: Language): Promise<Words | undefined> {
  const file = language === 'en' ? 'en.ts' : `${language}.json`;
  const [feature, ...part] = folder.split('/');
  const own = `./messages/${folder}/${file}`;
  const load =
    firstWords[own] ??
    (await laterWords(language))[own] ??
    (await laterWords(language))[`../features/${[feature, 'messages', ...part].join('/')}/${file}`];
  const loaded = await load?.();
  return loaded?.en ?? loaded?.default;
}

const laterWords = async (language: Language): Promise<WordModules> =>
  (await (language === 'en' ? import('./english-words.js') : import('./translated-words.js'))).words;

/** Every message that a page with these areas may show, in one language. Rejects when the network fails. */
export async function loadCatalogue(language: Language, wanted: readonly Area[]): Promise<Words> {
  const isEntryOnly = wanted.length === 1 && wanted[0] === 'entry';
  const needed = new Set([...(isEntryOnly ? [] : foldersOf('shared')), ...wanted.flatMap(foldersOf)]);
  return Object.assign({}, ...(await Promise.all([...needed].map((folder) => wordsIn(folder, language)))));
}
