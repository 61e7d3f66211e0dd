/**
 * Lints the templates of components, which oxlint does not read; svelte-check reports the compiler's own warnings
 * (accessibility, unused styles) and types. Here is what the content security policy and the languages need besides.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';

/** Attributes that are read out or shown. */
const shown = new Set(['alt', 'aria-description', 'aria-label', 'label', 'placeholder', 'title']);
/** The same in all languages. */
const names = /Tincan|SHA-256|MD5|[\w-]+\.(?:json|xml)/g;
const isWords = (/** @type {string} */ text) => /\p{L}{2,}/u.test(text.replaceAll(names, ''));

/** @typedef {{ type: string, start: number, name?: string, [key: string]: unknown }} Node */

/** @type {((node: Node) => string | undefined)[]} */
const rules = [
  ({ type }) => (type === 'HtmlTag' ? '{@html} makes text markup' : undefined),
  ({ type, key }) => (type === 'EachBlock' && !key ? '{#each} without a key' : undefined),
  ({ type }) => (type === 'OnDirective' || type === 'SlotElement' ? 'the form of Svelte 4' : undefined),
  ({ type, name }) =>
    type === 'Attribute' && name === 'style' ? 'a style attribute, which the policy refuses' : undefined,
  ({ type, operator }) =>
    type === 'BinaryExpression' && (operator === '==' || operator === '!=')
      ? `${operator} compares loosely`
      : undefined,
  (node) =>
    node.type === 'RegularElement' && node.name === 'button' && !has(node, 'type')
      ? 'a button without a type sends the form around it'
      : undefined,
  (node) =>
    node.type === 'RegularElement' && node.name === 'a' && has(node, 'target') && !has(node, 'rel')
      ? 'target without rel'
      : undefined
];

/** Words that stand in the template instead of the catalogues. @type {(node: Node) => string | undefined} */
function ownWords({ type, name, data, value }) {
  if (type === 'Text' && isWords(String(data))) return `«${String(data).trim()}» is in no catalogue`;
  if (type !== 'Attribute' || !shown.has(String(name)) || !Array.isArray(value)) return undefined;
  const text = value.map((part) => (part.type === 'Text' ? part.data : '')).join('');
  return isWords(text) ? `${String(name)}="${text}" is in no catalogue` : undefined;
}

/** @param {Node} element @param {string} attribute */
const has = ({ attributes }, attribute) =>
  /** @type {Node[]} */ (attributes).some(
    ({ type, name }) => name === attribute || type === 'SpreadAttribute'
  );

/**
 * @param {string} source of a component
 * @param {{ isTranslated: boolean }} options pages for developers speak English
 * @returns {string[]} each with its line
 */
export function templateProblems(source, { isTranslated }) {
  /** @type {string[]} */
  const problems = [];
  /** @param {unknown} node @param {boolean} isText inside an attribute a text is no text of the page */
  const walk = (node, isText) => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach((one) => walk(one, isText));
    const found = /** @type {Node} */ (node);
    const isSilent = found.type === 'Text' && !isText;
    for (const rule of isTranslated && !isSilent ? [...rules, ownWords] : rules) {
      const problem = rule(found);
      if (problem) problems.push(`${source.slice(0, found.start).split('\n').length}: ${problem}`);
    }
    for (const [name, value] of Object.entries(found))
      if (name !== 'metadata' && name !== 'parent')
        walk(value, isText && found.type !== 'Attribute' && found.type !== 'StyleDirective');
  };
  walk(parse(source, { modern: true }).fragment, true);
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => join('src', path).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.svelte'))
    .flatMap((path) =>
      templateProblems(readFileSync(path, 'utf8'), {
        isTranslated: !path.startsWith('src/routes/dev/')
      }).map((problem) => `${path}:${problem}`)
    );
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
