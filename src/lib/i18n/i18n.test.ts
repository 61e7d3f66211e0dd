import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { errorCodes } from '../base/errors.js';
import { loadCatalogue } from './catalogues.js';
import { formatsIn } from './format.js';
import { createI18n } from './i18n.svelte.js';
import { bestLanguage, languageCodes, localeOf, type Language } from './languages.js';
import { fill, type Placeholders } from './messages.js';
import { safetyEmoji, safetyPicture } from './safety-emoji.js';

const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\w+\}/g)].map(String))].sort();
/** Languages have plural forms of their own (`tools/checks/words.test.ts`). */
const pluralForm = /\.(zero|one|two|few|many|other)$/;
const stems = (words: object): string[] =>
  [...new Set(Object.keys(words).map((key) => key.replace(pluralForm, '')))].sort();
const everything = [
  'customer',
  'console',
  'files',
  'records',
  'board',
  'guide',
  'stage',
  'settings',
  'versions',
  'obstacle'
] as const;

describe('catalogues', () => {
  it.each(languageCodes)(
    '[WD1] %s has every message, with the placeholders of the English one',
    async (code) => {
      const english = await loadCatalogue('en', everything);
      const other = await loadCatalogue(code, everything);
      expect(stems(other)).toEqual(stems(english));
      const differing = Object.keys(other).filter((key) => {
        const like = english[key] ?? english[key.replace(pluralForm, '.other')]!;
        return placeholders(like).join() !== placeholders(other[key]!).join();
      });
      expect(differing).toEqual([]);
    }
  );

  it.each(languageCodes)('[WD2] %s says for every error what happened and what to do', async (code) => {
    const { errorSentence } = await createI18n([], code);
    for (const error of errorCodes) {
      const { what, next } = errorSentence(error);
      expect(what).toMatch(/^\p{Lu}.*\.$/u);
      expect(next).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  it.each(languageCodes)('[WD3] %s has a different name for each of the 64 safety pictures', async (code) => {
    const { t } = await createI18n([], code);
    const names = safetyEmoji.map((_, number) => t(safetyPicture(number).key));
    expect(new Set(names).size).toBe(64);
    expect(new Set(safetyEmoji.map(([char]) => char)).size).toBe(64);
  });

  it('[WD1] a placeholder without a value fails the type check', () => {
    expectTypeOf<Placeholders<'Hello {name}, {count} new'>>().toEqualTypeOf<'name' | 'count'>();
    expectTypeOf<Placeholders<'Bye'>>().toEqualTypeOf<never>();
  });
});

describe('words', () => {
  it('[WD1] fetches the words of a feature once for all lines of the log that need them, and again when that failed', async () => {
    let fails = true;
    const load = vi.fn(
      async (_language: string, areas: readonly string[]): Promise<Record<string, string>> => {
        if (!areas.includes('waving')) return {};
        if (fails) throw new Error('no network');
        return { 'log.waved': 'Waved {count} times' };
      }
    );
    const i18n = await createI18n([], 'en', load);
    i18n.setLogOwner(({ kind }) => (kind === 'waved' ? 'waving' : undefined));
    const show = (): string[] =>
      Array.from({ length: 100 }, () => i18n.logSentence({ kind: 'waved', facts: { count: '3' } }));
    const settle = () => new Promise((done) => setTimeout(done));
    load.mockClear();
    expect(new Set(show())).toEqual(new Set(['waved']));
    await settle();
    expect(load).toHaveBeenCalledTimes(1);
    fails = false;
    show();
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(new Set(show())).toEqual(new Set(['Waved 3 times']));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('[WD4] a peer’s text is put in as it is, never as a pattern or a placeholder', () => {
    expect(fill('“{name}” {left}', { name: '$& {left} $1', left: 'x' })).toBe('“$& {left} $1” x');
    expect(fill('{toString} {name}', { name: 'x' })).toBe('{toString} x');
  });

  it('[WD5] counts by the rules of the language', async () => {
    const { plural } = await createI18n([], 'de');
    expect(plural('chat.unread', 1)).toBe('1 neue Nachricht');
    expect(plural('chat.unread', 12_000)).toBe('12.000 neue Nachrichten');
  });

  it('[WD5] counts in forms that English does not have', async () => {
    const polish = {
      'chat.unread.one': '{count} wiadomość',
      'chat.unread.few': '{count} wiadomości',
      'chat.unread.many': '{count} nowych wiadomości',
      'chat.unread.other': '{count} nowej wiadomości'
    };
    const { plural } = await createI18n([], 'pl' as Language, () => Promise.resolve(polish));
    const shown = [1, 3, 5, 1.5].map((count) => plural('chat.unread', count));
    expect(shown).toEqual(['1 wiadomość', '3 wiadomości', '5 nowych wiadomości', '1,5 nowej wiadomości']);
  });

  it('[WD6] a log line has words for its facts, and shows a kind it does not know', async () => {
    const { logSentence } = await createI18n([], 'en');
    expect(logSentence({ kind: 'connected', facts: { path: 'direct' } })).toBe('Connected, directly');
    expect(logSentence({ kind: 'named', facts: { name: 'Ada {path}' } })).toBe('Name set to “Ada {path}”');
    expect(logSentence({ kind: 'from-the-future', facts: {} })).toBe('from-the-future');
  });

  it('[WD7] switches the language; the last choice wins, even when its words arrive first', async () => {
    let arrive = (_: Record<string, string>): void => undefined;
    const german = new Promise<Record<string, string>>((resolve) => (arrive = resolve));
    const i18n = await createI18n([], 'en', (code, areas) =>
      code === 'de' ? german : loadCatalogue(code, areas)
    );
    const late = i18n.setLanguage('de');
    await i18n.setLanguage('da');
    arrive({ 'button.close': 'Schließen' });
    await late;
    expect(i18n.language).toBe('da');
    expect(i18n.t('button.close')).toBe('Luk');
  });

  it('[WD7] speaks English when the words of a language cannot be loaded, and keeps the old ones later', async () => {
    const i18n = await createI18n([], 'de', (code, areas) =>
      code === 'en' ? loadCatalogue(code, areas) : Promise.reject(new TypeError('offline'))
    );
    expect(i18n.t('button.close')).toBe('Close');
    await expect(i18n.setLanguage('nl')).rejects.toThrow('offline');
    expect(i18n.language).toBe('en');
  });

  it('[UI-C10] adds the words of an area in the language that is spoken by then', async () => {
    const i18n = await createI18n(['entry'], 'en');
    expect(i18n.t('button.close')).toBe('button.close');
    const adding = i18n.addArea('customer');
    await i18n.setLanguage('da');
    await adding;
    expect(i18n.t('button.close')).toBe('Luk');
    await i18n.setLanguage('de');
    expect(i18n.t('button.close')).toBe('Schließen');
  });

  it('[UI-C10] keeps the words of two areas that were asked for at the same time', async () => {
    let arrive = (): void => undefined;
    const slow = new Promise<void>((resolve) => (arrive = resolve));
    const i18n = await createI18n(['console'], 'en', async (code, areas) => {
      if (areas.at(-1) === 'report' && areas.length === 2) await slow;
      return loadCatalogue(code, areas);
    });
    const late = i18n.addArea('report');
    await i18n.addArea('records');
    arrive();
    await late;
    const { t } = i18n as unknown as { t: (key: string) => string };
    for (const key of ['earlier.title', 'report.title']) expect(t(key)).not.toBe(key);
  });

  it('[WD7] takes the first wished language that is spoken here, else English', () => {
    expect(bestLanguage(['fr-FR', 'nl-BE', 'de'])).toBe('nl');
    expect(bestLanguage(['DE-at'])).toBe('de');
    expect(bestLanguage(['constructor', 'fr'])).toBe('en');
    expect(bestLanguage([])).toBe('en');
    expect(bestLanguage(['*', 'not a tag', 'da_DK', 'nl'])).toBe('nl');
  });

  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['pt', 'pt-BR'],
    ['pt-AO', 'pt-BR'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['en-GB', 'en'],
    ['sr-Latn', 'sr'],
    ['fr', 'en']
  ])('[WD7] a wish for %s is met by %s where languages have regions and scripts', (wish, spoken) => {
    const all = ['en', 'pt-BR', 'pt-PT', 'zh-Hans', 'zh-Hant', 'sr'];
    expect(bestLanguage([wish], all)).toBe(spoken);
  });

  it('[WD8] numbers and times are written as in the region of the reader’s browser, where that speaks the language', () => {
    expect(localeOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeOf('de', ['en-US', 'de-CH'])).toBe('de-CH');
    expect(localeOf('da', ['en-US', 'da_DK'])).toBe('da');
    const at = Date.UTC(2026, 4, 31, 12);
    const short = { dateStyle: 'short' } as const;
    expect(new Intl.DateTimeFormat(localeOf('en', ['en-GB']), short).format(at)).toBe('31/05/2026');
    expect(formatsIn(localeOf('de', ['de-CH'])).number(1_234.5)).toMatch(/^1['’]234\.5$/);
    expect(formatsIn(localeOf('de', [])).number(1_234.5)).toBe('1.234,5');
  });
});

describe('formats', () => {
  it('[WD8] tells a duration in the parts that matter', () => {
    const { duration } = formatsIn('en');
    expect(duration(0)).toBe('0\u00a0sec');
    expect(duration(59_600)).toBe('1\u00a0min');
    expect(duration(200_000)).toBe('3\u00a0min, 20\u00a0sec');
    expect(duration(3_725_000)).toBe('1\u00a0hr, 2\u00a0min');
    expect(duration(-5)).toBe('0\u00a0sec');
    expect(formatsIn('de').duration(200_000)).toMatch(/^3\u00a0Min\.(,| und) 20\u00a0Sek\.$/);
  });

  it.each(languageCodes)('[WD8] %s leaves a unit on the line of its number', async (code) => {
    const { number } = formatsIn(code);
    for (const unit of ['byte', 'kilobyte', 'megabyte', 'hour', 'minute', 'second']) {
      for (const unitDisplay of ['short', 'long'] as const)
        expect(number(1_300, { style: 'unit', unit, unitDisplay })).toMatch(/^[\d.,]+\u00a0[^ ]+$/);
    }
    const texts = Object.values(await loadCatalogue(code, everything));
    expect(texts.filter((text) => /\} ([kM]?bit|[bB]\/s|[kMG]B|ms|fps)\b/.test(text))).toEqual([]);
  });
});
