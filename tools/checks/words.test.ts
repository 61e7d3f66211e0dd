import { describe, expect, it } from 'vitest';
import { allWordProblems, languagesIn, messagesIn, translationProblems } from './words.js';

const english = messagesIn(
  'en.ts',
  `import type { X } from './x.js';
  /** Words. */
  export const en = {
    'greet': 'Hello {name}, from {shop}',
    'bye': 'Bye',
    'check.one': 'Signed by one side only',
    'versions.other': 'The other page is older',
    'unread.one': '{count} new message',
    'unread.other': '{count} new messages'
  } as const satisfies Record<string, string>;`
);
const danish = {
  greet: 'Hej {name}, fra {shop}',
  bye: 'Farvel',
  'check.one': 'Kun signeret af den ene side',
  'versions.other': 'Den anden side er ældre',
  'unread.one': '{count} ny besked',
  'unread.other': '{count} nye beskeder'
};

const problems = (words: object, language = 'da'): string[] =>
  translationProblems(language, english, messagesIn('da.json', JSON.stringify(words)));

describe('words of other languages', () => {
  it('[WD1] every language is complete here', () => {
    expect(allWordProblems()).toEqual([]);
    expect(problems(danish)).toEqual([]);
  });

  it('[WD1] a missing, an unknown and an empty message are found', () => {
    const { bye, ...rest } = danish;
    expect(bye).toBe('Farvel');
    expect(problems(rest)).toEqual(['bye is missing']);
    expect(problems({ ...danish, more: 'Mere' })).toEqual([
      'more is no message or plural form of this language'
    ]);
    expect(problems({ ...danish, bye: ' ' })).toEqual(['bye is no text']);
    expect(problems({ ...danish, bye: { text: 'Farvel' } })).toEqual(['bye is no text']);
  });

  it('[WD1] a message that is there twice is found, which JSON itself would not say', () => {
    const twice = `{ "bye": "Hej hej", ${JSON.stringify(danish).slice(1)}`;
    expect(translationProblems('da', english, messagesIn('da.json', twice))).toEqual(['bye is there twice']);
  });

  it('[WD1] a missing, an unknown and a misspelt placeholder are found', () => {
    expect(problems({ ...danish, greet: 'Hej {name}' })).toEqual([
      'greet has the placeholders {name} instead of {name} {shop}'
    ]);
    expect(problems({ ...danish, bye: 'Farvel {name}' })).toEqual([
      'bye has the placeholders {name} instead of none'
    ]);
    expect(problems({ ...danish, greet: 'Hej {navn}, fra {shop}' })).toEqual([
      'greet has the placeholders {navn} {shop} instead of {name} {shop}'
    ]);
  });

  it('[WD5] the plural forms are those of the language: Polish has few and many, Japanese has one form', () => {
    const polish = {
      ...danish,
      'unread.few': '{count} nowe wiadomości',
      'unread.many': '{count} nowych wiadomości'
    };
    expect(problems(polish, 'pl')).toEqual([]);
    expect(problems(danish, 'pl')).toEqual(['unread.few is missing', 'unread.many is missing']);
    expect(problems(polish, 'da')).toEqual([
      'unread.few is no message or plural form of this language',
      'unread.many is no message or plural form of this language'
    ]);
    const { 'unread.one': one, ...japanese } = danish;
    expect(one).toContain('{count}');
    expect(problems(japanese, 'ja')).toEqual([]);
    expect(problems(danish, 'ja')).toEqual(['unread.one is no message or plural form of this language']);
    expect(problems({ ...polish, 'unread.few': 'nowe wiadomości' }, 'pl')).toEqual([
      'unread.few has the placeholders none instead of {count}'
    ]);
  });

  it('[WD5] forms that no whole number takes may be left out', () => {
    // French `many` is for millions, Czech `many` for fractions
    expect(problems(danish, 'fr')).toEqual([]);
    expect(problems({ ...danish, 'unread.few': '{count} nové zprávy' }, 'cs')).toEqual([]);
  });

  it('[WD1] languages are read from the list that pages have', () => {
    expect(
      languagesIn(
        "export const languages = {\n  en: { name: 'English' },\n  'pt-BR': { name: 'Português' }\n}"
      )
    ).toEqual(['en', 'pt-BR']);
  });
});
