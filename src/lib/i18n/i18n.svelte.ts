import { getContext, setContext } from 'svelte';
import { assert, type ErrorCode } from '../base/errors.js';
import { loadCatalogue, type Area, type AreaMessages, type SharedMessages } from './catalogues.js';
import { formatsIn, type Formats } from './format.js';
import { initialLanguage, languages, localeOf, rememberLanguage, type Language } from './languages.js';
import { fill, type Placeholders } from './messages.js';

type Values<Text> = [Placeholders<Text & string>] extends [never]
  ? []
  : [values: Record<Placeholders<Text & string>, string | number>];

type CountedKey<M> = { [K in keyof M]: K extends `${infer Stem}.other` ? Stem : never }[keyof M] & string;

/** What went wrong, and what to do now: two sentences for a person. */
export interface ErrorSentence {
  what: string;
  next: string;
}

/** A line of the log, as far as words need it. */
export interface LogLine {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** The words of a page. Everything here follows the active language, so a template that reads it is updated. */
export interface I18n<M = SharedMessages> {
  readonly language: Language;
  readonly format: Formats;
  t<K extends keyof M & string>(key: K, ...values: Values<M[K]>): string;
  /** Picks `key.one`, `key.other`, … by the language's plural rule; `{count}` is filled with the number as written there. */
  plural<K extends CountedKey<M>>(key: K, count: number, values?: Record<string, string | number>): string;
  errorSentence(code: ErrorCode): ErrorSentence;
  /** The sentence of a log entry. A kind without words (from a newer version) is shown by its name. */
  logSentence(entry: LogLine): string;
  /** Loads and shows a language, and remembers it. Rejects when its words cannot be loaded: the old ones stay. */
  setLanguage(code: Language): Promise<void>;
  /** A word whose key is put together from the data of a feature. `undefined` where there is none. */
  word(key: string, values?: Record<string, string | number>): string | undefined;
  /**
   * Loads the words of one more area, or of a feature. Rejects when they cannot be loaded; may be called again. A
   * feature without words has none to wait for.
   */
  addArea(area: Area): Promise<void>;
  /** Tells whose words a line of the log needs: they are fetched when the first such line is shown. */
  setLogOwner(ownerOf: (entry: LogLine) => Area | undefined): void;
}

class LoadedI18n {
  #areas: readonly Area[];
  #catalogue = $state.raw<Readonly<Record<string, string>>>({});
  #language = $state.raw<Language>('en');
  #wanted: Language = 'en';
  #format = $state.raw(formatsIn('en'));

  readonly #load: typeof loadCatalogue;

  constructor(areas: readonly Area[], load: typeof loadCatalogue) {
    this.#areas = areas;
    this.#load = load;
  }

  /** The areas whose words are here. */
  get areas(): readonly Area[] {
    return this.#areas;
  }

  get language(): Language {
    return this.#language;
  }

  get format(): Formats {
    return this.#format;
  }

  readonly t = (key: string, values: Record<string, string | number> = {}): string =>
    fill(this.#catalogue[key] ?? key, values);

  readonly plural = (key: string, count: number, values: Record<string, string | number> = {}): string => {
    const form = `${key}.${new Intl.PluralRules(this.#language).select(count)}`;
    const known = Object.hasOwn(this.#catalogue, form) ? form : `${key}.other`;
    return this.t(known, { ...values, count: this.#format.number(count) });
  };

  readonly errorSentence = (code: ErrorCode): ErrorSentence => ({
    what: this.t(`error.${code}.what`),
    next: this.t(`error.${code}.next`)
  });

  readonly word = (key: string, values: Record<string, string | number> = {}): string | undefined =>
    Object.hasOwn(this.#catalogue, key) ? this.t(key, values) : undefined;

  #ownerOf: (entry: LogLine) => Area | undefined = () => undefined;

  /** Areas whose words were asked for by a line of the log. Each line is shown anew when they are here. */
  readonly #asked = new Set<Area>();

  /** Called for every line, each time it is shown: one request for all of them. */
  #fetchWords(owner: Area): void {
    if (this.#asked.has(owner) || this.#areas.includes(owner)) return;
    this.#asked.add(owner);
    this.addArea(owner).catch(() => this.#asked.delete(owner));
  }

  readonly setLogOwner = (ownerOf: (entry: LogLine) => Area | undefined): void => {
    this.#ownerOf = ownerOf;
  };

  readonly logSentence = (entry: LogLine): string => {
    const owner = this.#ownerOf(entry);
    if (owner !== undefined) this.#fetchWords(owner);
    const words = Object.entries(entry.facts).map(([name, fact]): [string, string] => {
      const word = `fact.${name}.${fact}`;
      return [name, Object.hasOwn(this.#catalogue, word) ? this.t(word) : fact];
    });
    const key = `log.${entry.kind}`;
    return Object.hasOwn(this.#catalogue, key) ? this.t(key, Object.fromEntries(words)) : entry.kind;
  };

  readonly setLanguage = async (code: Language): Promise<void> => {
    await this.show(code);
    rememberLanguage(code);
  };

  readonly addArea = async (area: Area): Promise<void> => {
    while (!this.#areas.includes(area)) await this.show(this.#wanted, [...this.#areas, area]);
  };

  async show(code: Language, areas = this.#areas): Promise<void> {
    this.#wanted = code;
    const catalogue = await this.#load(code, areas);
    // another language was chosen, or another area came, while this was on its way
    if (this.#wanted !== code || !this.#areas.every((area) => areas.includes(area))) return;
    this.#areas = areas;
    this.#catalogue = catalogue;
    this.#language = code;
    this.#format = formatsIn(localeOf(code));
    if (typeof document === 'undefined') return;
    document.documentElement.lang = code;
    document.documentElement.dir = languages[code].dir;
  }
}

/**
 * Words for a page with these areas, loaded in the person's language; in English where that fails.
 * Call it in `load`, so that the page is hydrated in its language at once.
 */
export async function createI18n(
  areas: readonly Area[],
  language = initialLanguage(),
  load = loadCatalogue
): Promise<I18n> {
  const i18n = new LoadedI18n(areas, load);
  await i18n.show(language).catch(() => i18n.show('en'));
  return i18n;
}

const contextKey = Symbol('i18n');

export const setI18n = (i18n: I18n): I18n => setContext(contextKey, i18n);

/** The page's words: the shared ones, and those of `area` when it is named. Call it while a component starts. */
export function getI18n(): I18n;
export function getI18n<A extends keyof AreaMessages>(area: A): I18n<SharedMessages & AreaMessages[A]>;
export function getI18n(area?: Area): unknown {
  const i18n = getContext<LoadedI18n | undefined>(contextKey);
  assert(i18n, 'getI18n needs setI18n in a layout above');
  assert(area === undefined || i18n.areas.includes(area), `the words of ${area} are not loaded on this page`);
  return i18n;
}
