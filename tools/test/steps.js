import { readdirSync } from 'node:fs';
import { ensureBuilt } from '../setup/build.js';
import { runCheck, runVitest } from './runners.js';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} output shown when something failed
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [needsBrowser]
 * @property {() => Promise<Outcome>} run
 */

/** The first opens no browser, the second changes the machine's network, as root: `npm run test:network`. */
const notHere = ['fuzz', 'network'];

/** Every other folder of `tests/` that has tests is a step of its own. @type {Step[]} */
const browserSteps = readdirSync('tests')
  .filter((folder) => !notHere.includes(folder))
  .filter((folder) => readdirSync(`tests/${folder}`).some((file) => file.endsWith('.test.ts')))
  .map((folder) => ({
    name: folder,
    needsBrowser: true,
    run: () => runVitest('test:browser', `tests/${folder}/`)
  }));

/** Everything `npm test` does, in this order. @type {Step[]} */
export const steps = [
  { name: 'format', run: () => runCheck('check:format') },
  { name: 'lint', run: () => runCheck('check:lint') },
  { name: 'types', run: () => runCheck('check:types') },
  { name: 'imports', run: () => runCheck('check:imports') },
  { name: 'rules', run: () => runCheck('check:rules') },
  { name: 'unused', run: () => runCheck('check:unused') },
  { name: 'unit', run: () => runVitest('test:unit') },
  { name: 'fuzz', run: () => runVitest('test:fuzz') },
  { name: 'build', run: build },
  { name: 'budgets', run: () => runCheck('check:weights') },
  ...browserSteps
];

/** @returns {Promise<Outcome>} */
async function build() {
  try {
    ensureBuilt();
    return { passed: 1, failed: 0, skipped: 0, output: '' };
  } catch (thrown) {
    return { passed: 0, failed: 1, skipped: 0, output: /** @type {Error} */ (thrown).message };
  }
}
