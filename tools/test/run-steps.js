import { spawnSync } from 'node:child_process';
import { ensureBrowsers } from '../setup/install-browsers.js';
import { featureSteps } from './feature-steps.js';
import { steps } from './steps.js';

/**
 * Runs the steps with these names, or all, one line each; `feature:<id>` stands for the tests of a feature. The last line of all is `N passed, M failed`.
 * @param {string[]} names
 * @returns {Promise<0 | 1 | 2>} exit code; 2 when there is no such step
 */
export async function runSteps(names) {
  const unknown = names.filter((name) => !featureSteps(name) && !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`No step «${unknown.join(' ')}». There are: ${steps.map(({ name }) => name).join(' ')}`);
    return 2;
  }
  const chosen = [
    ...steps.filter(({ name }) => names.length === 0 || names.includes(name)),
    ...names.flatMap((name) => featureSteps(name) ?? [])
  ];
  writeGeneratedTypes();
  if (chosen.some(({ needsBrowser }) => needsBrowser)) reportBrowsers();

  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, run } of chosen) {
    const start = performance.now();
    const { passed, failed, skipped, output } = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const counts = `${passed} passed${failed ? `, ${failed} failed` : ''}${skipped ? `, ${skipped} skipped` : ''}`;
    if (failed > 0) console.log(`\n${output.trimEnd()}\n`);
    console.log(`${failed > 0 ? 'FAIL' : 'ok  '}  ${name.padEnd(8)} ${seconds.padStart(6)} s  ${counts}`);
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

/** SvelteKit's part of tsconfig.json, without which no tool reads ours; a fresh clone does not have it. */
function writeGeneratedTypes() {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'],
    {
      encoding: 'utf8'
    }
  );
  if (status !== 0) console.error(stderr);
}

function reportBrowsers() {
  const { chromium, hasFirefox } = ensureBrowsers();
  if (!chromium) console.log('No Chromium could be found or installed: the tests in browsers will fail.');
  if (!hasFirefox)
    console.log('Skipped: the tests with Firefox (it or Xvfb could not be found or installed).');
}
