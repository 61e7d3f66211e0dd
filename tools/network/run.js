import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureBuilt } from '../setup/build.js';
import { ensureBrowsers } from '../setup/install-browsers.js';
import { ensureNetworkTools } from '../setup/install-network-tools.js';
import { makePlaces, namespaceOf, removeLeftovers, removePlaces } from './places.js';

/**
 * Runs the tests of `tests/network` in networks of their own. They themselves run where the site is: in `internet`.
 * @param {string[]} args for Vitest
 * @returns {Promise<number>} exit code; 0 also where the machine cannot do it
 */
export async function runNetworkTests(args) {
  const run = String(process.pid);
  const obstacle = findObstacle() ?? tryToMake(run);
  if (obstacle) {
    console.log(`skipped: the tests over networks need ${obstacle}.`);
    return 0;
  }
  try {
    ensureBrowsers();
    ensureBuilt();
    const vitest = spawn(
      'ip',
      [
        ...[
          'netns',
          'exec',
          namespaceOf(run, 'internet'),
          process.execPath,
          'node_modules/vitest/vitest.mjs'
        ],
        ...['run', '--config', 'vitest.network.config.ts', ...args]
      ],
      { stdio: 'inherit', env: { ...process.env, TINCAN_NETWORK: run } }
    );
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => vitest.kill('SIGTERM'));
    const [status] = await once(vitest, 'close');
    return status ?? 1;
  } finally {
    removePlaces(run);
  }
}

/** What is missing here, if anything; in words that follow “need”. */
function findObstacle() {
  if (process.platform !== 'linux') return 'Linux';
  if (process.getuid?.() !== 0) return 'root';
  const missing = ensureNetworkTools();
  return missing.length > 0 ? `${missing.join(', ')}, which could not be installed` : undefined;
}

/** @param {string} run */
function tryToMake(run) {
  try {
    removeLeftovers();
    makePlaces(run);
    return undefined;
  } catch (thrown) {
    removePlaces(run);
    const { stderr } = /** @type {{ stderr?: Buffer }} */ (thrown);
    return `network namespaces, which this machine refuses (${String(stderr ?? thrown).split('\n', 1)[0]})`;
  }
}
