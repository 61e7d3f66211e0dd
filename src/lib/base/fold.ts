/**
 * Comparing in a search, as people of a language expect it: «CAFE» finds «Café» everywhere. About some letters
 * languages disagree (å is a kind of a in English, and a letter of its own in Danish), so these stay in the text that
 * is searched, which may be stored, and what was typed finds every spelling that its language takes for the same.
 */

/** These are no marks to be left out: what they are depends on who reads them. */
const kept = 'äöüßæœøåđł';
const foreign = new RegExp(`[^\\u0000-\\u007f${kept}]+`, 'gu');

/** A text as it is searched: small letters, without marks but for the letters that languages disagree about. */
export const searchable = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(foreign, (part) => part.normalize('NFD').replace(/\p{Mn}/gu, ''));

type Spellings = Readonly<Record<string, string>>;

/** What was typed, and what it finds besides itself. Two letters that stand for one come before each of them. */
const usual: Spellings = {
  ae: 'ä æ',
  oe: 'ö ø œ',
  ue: 'ü',
  aa: 'å',
  ss: 'ß',
  a: 'ä å',
  o: 'ö ø',
  u: 'ü',
  s: 'ß',
  d: 'đ',
  l: 'ł',
  ä: 'ae a æ',
  ö: 'oe o ø',
  ü: 'ue u',
  ß: 'ss',
  æ: 'ae ä',
  œ: 'oe',
  ø: 'oe o ö',
  å: 'aa a',
  đ: 'd',
  ł: 'l'
};

/** æ, ø and å are letters of their own, written ae, oe and aa where they are missing; ä and ö are foreign æ and ø. */
const danish: Spellings = { ...usual, a: '', o: '', ä: 'æ ae', ö: 'ø oe', ø: 'oe ö', å: 'aa' };

const byLanguage: Readonly<Record<string, Spellings>> = { da: danish };

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The source of a pattern that finds `word` in a searchable text, however it is spelled there. */
export function spellingsOf(word: string, language: string): string {
  const spellings = byLanguage[language.split('-')[0]!] ?? usual;
  const typed = searchable(word);
  let pattern = '';
  for (let at = 0; at < typed.length;) {
    const two = typed.slice(at, at + 2);
    const found = two.length === 2 && Object.hasOwn(spellings, two) ? two : typed.charAt(at);
    const others = Object.hasOwn(spellings, found) ? spellings[found]!.split(' ').filter(Boolean) : [];
    // two letters may also be two: «ae» finds what «a» and «e» find
    const itself =
      found.length === 2 ? [...found].map((one) => spellingsOf(one, language)).join('') : escaped(found);
    pattern += others.length > 0 ? `(?:${[itself, ...others].join('|')})` : itself;
    at += found.length;
  }
  return pattern;
}

/** The words of what was typed into a search, each as a pattern for searchable texts. */
export const searchWords = (query: string, language: string): RegExp[] =>
  query
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => new RegExp(spellingsOf(word, language), 'u'));

/** Does a searchable text have all the words, wherever? */
export const hasWords = (text: string, words: readonly RegExp[]): boolean =>
  words.every((word) => word.test(text));
