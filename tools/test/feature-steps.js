import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runVitest } from './runners.js';

/** @typedef {import('./steps.js').Step} Step */

const features = 'src/lib/features';
const mark = /^\/\/ features: (.+)$/m;

/**
 * The features that a browser test says it belongs to, in a line of its own: `// features: screen, recording`.
 * @param {string} text of the test
 */
export const featuresOf = (text) =>
  mark
    .exec(text)?.[1]
    ?.split(',')
    .map((name) => name.trim()) ?? [];

/** @param {string} folder @returns {string[]} */
const testsIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .sort();

/** Browser tests with the features that each of them names. */
export const markedTests = () =>
  testsIn('tests').map((file) => ({ file, features: featuresOf(readFileSync(file, 'utf8')) }));

export const featureIds = () => readdirSync(features);

/**
 * What `npm test -- feature:<id>` runs: the unit tests in the feature's folder, and the browser tests that name it.
 * @param {string} name of a step
 * @returns {Step[] | undefined} `undefined` when it names no feature
 */
export function featureSteps(name) {
  const id = /^feature:(.+)$/.exec(name)?.[1];
  if (id === undefined || !existsSync(join(features, id))) return undefined;
  const hasUnits = testsIn(join(features, id)).length > 0;
  const files = markedTests()
    .filter((test) => test.features.includes(id))
    .map(({ file }) => file);
  return [
    ...(hasUnits ? [{ name: 'unit', run: () => runVitest('test:unit', `${features}/${id}/`) }] : []),
    ...(files.length > 0
      ? [{ name: 'browser', needsBrowser: true, run: () => runVitest('test:browser', ...files) }]
      : [])
  ];
}
