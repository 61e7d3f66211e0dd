/**
 * Holds the words of all languages together: English is `en.ts` and says what there is; every other language is JSON
 * beside it, with the same messages, the same placeholders, and the plural forms of its own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const folders = ['src/lib', 'tests/touch'];
const languagesFile = 'src/lib/i18n/languages.ts';

/** @typedef {{ key: string, text: string | undefined }} Message `undefined` for what is no plain text */

/** The forms that whole numbers take in a language, and the one that stands in for a missing form. @param {string} language */
function neededForms(language) {
  const rules = new Intl.PluralRules(language);
  return new Set(['other', ...Array.from({ length: 1_000 }, (_, count) => rules.select(count))]);
}

/** @param {string} text */
const placeholdersIn = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/**
 * What a language must have: each message of English, counted ones in the forms of that language.
 * @param {readonly Message[]} english @param {string} language
 * @returns {Map<string, { like: string, isNeeded: boolean }>} key → the English text that it translates
 */
function wantedOf(english, language) {
  const texts = new Map(english.map(({ key, text = '' }) => [key, text]));
  const needed = neededForms(language);
  const allowed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  /** @type {Map<string, { like: string, isNeeded: boolean }>} */
  const wanted = new Map();
  for (const [key, text] of texts) {
    const stem = key.replace(/\.(one|other)$/, '');
    const other = texts.get(`${stem}.other`);
    if (stem === key || other === undefined || !texts.has(`${stem}.one`)) {
      wanted.set(key, { like: text, isNeeded: true });
      continue;
    }
    for (const form of allowed)
      wanted.set(`${stem}.${form}`, {
        like: texts.get(`${stem}.${form}`) ?? other,
        isNeeded: needed.has(form)
      });
  }
  return wanted;
}

/**
 * @param {string} language @param {readonly Message[]} english @param {readonly Message[]} translated
 * @returns {string[]} what is wrong with a translation
 */
export function translationProblems(language, english, translated) {
  const wanted = wantedOf(english, language);
  const has = new Set(translated.map(({ key }) => key));
  return [
    ...twiceIn(translated).map((key) => `${key} is there twice`),
    ...[...wanted]
      .filter(([key, { isNeeded }]) => isNeeded && !has.has(key))
      .map(([key]) => `${key} is missing`),
    ...translated.flatMap(({ key, text }) => {
      const like = wanted.get(key)?.like;
      if (like === undefined) return [`${key} is no message or plural form of this language`];
      if (!text?.trim()) return [`${key} is no text`];
      if (placeholdersIn(text) === placeholdersIn(like)) return [];
      return [
        `${key} has the placeholders ${placeholdersIn(text) || 'none'} instead of ${placeholdersIn(like) || 'none'}`
      ];
    })
  ];
}

/** @param {readonly Message[]} messages */
const twiceIn = (messages) =>
  messages.map(({ key }) => key).filter((key, at, keys) => keys.indexOf(key) !== at);

/** The messages in the first object of a file: `en.ts` or JSON. @param {string} name @param {string} source @returns {Message[]} */
export function messagesIn(name, source) {
  const file = ts.createSourceFile(
    name,
    name.endsWith('.json') ? `(${source})` : source,
    ts.ScriptTarget.Latest
  );
  /** @type {ts.ObjectLiteralExpression | undefined} */
  let found;
  /** @param {ts.Node} node */
  const look = (node) => {
    if (!found && ts.isObjectLiteralExpression(node)) found = node;
    if (!found) ts.forEachChild(node, look);
  };
  look(file);
  return (found?.properties ?? []).map((property) => {
    if (!property.name || !ts.isStringLiteral(property.name))
      return { key: property.getText(file), text: undefined };
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    return { key: property.name.text, text: value && ts.isStringLiteralLike(value) ? value.text : undefined };
  });
}

/** @param {string} source of `languages.ts` */
export function languagesIn(source) {
  const block = /export const languages = \{([^]*?)\n\}/.exec(source)?.[1] ?? '';
  return [...block.matchAll(/^ {2}['"]?([\w-]+)['"]?: \{/gm)].map(([, code = '']) => code);
}

/** Every problem of the words below `src/lib` and of the touch test's feature. */
export function allWordProblems() {
  const languages = languagesIn(readFileSync(languagesFile, 'utf8'));
  if (!languages.includes('en') || languages.length < 2) return [`${languagesFile} has no list of languages`];
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))
    )
    .filter((path) => /[\\/]messages[\\/](?:.*[\\/])?en\.ts$/.test(path))
    .flatMap((path) => folderProblems(dirname(path), languages));
}

/** @param {string} folder @param {readonly string[]} languages */
function folderProblems(folder, languages) {
  /** @param {string} name */
  const read = (name) => messagesIn(name, readFileSync(join(folder, name), 'utf8'));
  const english = read('en.ts');
  const names = languages.filter((code) => code !== 'en').map((code) => `${code}.json`);
  const unknown = readdirSync(folder).filter(
    (name) => /\.\w+$/.test(name) && !['en.ts', ...names].includes(name)
  );
  return [
    ...unknown.map((name) => `${join(folder, name)} is in no language of ${languagesFile}`),
    ...twiceIn(english).map((key) => `${join(folder, 'en.ts')}: ${key} is there twice`),
    ...english.flatMap(({ key, text }) =>
      text?.trim() ? [] : [`${join(folder, 'en.ts')}: ${key} is no plain text`]
    ),
    ...names.flatMap((name) =>
      existsSync(join(folder, name))
        ? translationProblems(name.replace('.json', ''), english, read(name)).map(
            (problem) => `${join(folder, name)}: ${problem}`
          )
        : [`${join(folder, name)} is missing`]
    )
  ];
}
