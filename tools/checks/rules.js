/**
 * Holds docs/protocol.md and the tests together: every rule is written down once and cited by a test, and every
 * citation names a rule that exists. A citation stands in the name of a test: `it('[RV4] burns the PIN …')`.
 * The table of attacks in docs/security.md names rules and tests that exist, and the figures of ours in
 * docs/comparison.md are those of docs/performance.md. Features keep their contract, and every language has every word.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackProblems } from './attack-table.js';
import { figureProblems } from './comparison-figures.js';
import { allFeatureProblems } from './features.js';
import { allWordProblems } from './words.js';

const rulesFolder = 'docs/protocol.d';
const testFolders = ['src', 'tests', 'tools', 'worker'].filter((folder) => existsSync(folder));
const id = '[A-Z]+(?:-[A-Z])?\\d+';

/** @param {string} folder @param {string} ending @returns {string[]} */
const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

/** @type {Map<string, string[]>} where each rule is written down */
const written = new Map();
for (const file of filesIn(rulesFolder, '.md')) {
  for (const [, rule = ''] of readFileSync(file, 'utf8').matchAll(
    new RegExp(`^(?:\\d+\\.|-) \\*\\*(${id})\\*\\*`, 'gm')
  )) {
    written.set(rule, [...(written.get(rule) ?? []), file]);
  }
}

/** @type {Map<string, string>} a file that cites each rule */
const cited = new Map();
for (const file of testFolders.flatMap((folder) => filesIn(folder, '.test.ts'))) {
  for (const [, list = ''] of readFileSync(file, 'utf8').matchAll(
    new RegExp(`['"\`]\\[(${id}(?:, ${id})*)\\]`, 'g')
  )) {
    for (const rule of list.split(', ')) cited.set(rule, file);
  }
}

const problems = [
  ...[...written]
    .filter(([, files]) => files.length > 1)
    .map(([rule, files]) => `${rule} is written down twice: ${files.join(', ')}`),
  ...[...written.keys()].filter((rule) => !cited.has(rule)).map((rule) => `${rule} is cited by no test`),
  ...[...cited]
    .filter(([rule]) => !written.has(rule))
    .map(([rule, file]) => `${rule}, cited in ${file}, is not written down`),
  ...attackProblems(readFileSync('docs/security.md', 'utf8'), {
    hasRule: (rule) => written.has(rule),
    textOf: (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  }),
  ...allFeatureProblems(),
  ...allWordProblems(),
  ...figureProblems(readFileSync('docs/comparison.md', 'utf8'), readFileSync('docs/performance.md', 'utf8'))
];
for (const problem of problems) console.error(problem);
console.log(`${written.size} rules, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
