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

/** Everything `npm test` does, in this order. @type {Step[]} */
export const steps = [
  { name: 'format', run: () => runCheck('check:format') },
  { name: 'lint', run: () => runCheck('check:lint') },
  { name: 'types', run: () => runCheck('check:types') },
  { name: 'imports', run: () => runCheck('check:imports') },
  { name: 'unused', run: () => runCheck('check:unused') },
  { name: 'unit', run: () => runVitest('test:unit') },
  { name: 'build', run: build },
  { name: 'weights', needsBrowser: true, run: () => runVitest('test:browser', 'tests/weights/') },
  { name: 'e2e', needsBrowser: true, run: () => runVitest('test:browser', 'tests/e2e/') },
  { name: 'attacks', needsBrowser: true, run: () => runVitest('test:browser', 'tests/attacks/') },
  { name: 'faults', needsBrowser: true, run: () => runVitest('test:browser', 'tests/faults/') }
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
