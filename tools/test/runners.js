import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * @typedef {import('./steps.js').Outcome} Outcome
 *
 * @typedef {object} Results what Vitest's JSON reporter writes, as far as it is read
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {{ name: string, message: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }[]} testResults
 */

const stepTimeoutMs = 55 * 60_000;

/** Runs a script of package.json that is right or wrong as a whole. @param {string} script @returns {Promise<Outcome>} */
export async function runCheck(script) {
  const { didPass, output } = await runScript(script, []);
  return { passed: didPass ? 1 : 0, failed: didPass ? 0 : 1, skipped: 0, output };
}

/** Runs a script of package.json that starts Vitest, and counts its tests. @param {string} script @param {...string} filters @returns {Promise<Outcome>} */
export async function runVitest(script, ...filters) {
  const folder = await mkdtemp(join(tmpdir(), 'tincan-test-'));
  const file = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { didPass, output } = await runScript(script, [...reporters, ...filters]);
  /** @type {Results} */
  const counted = await readFile(file, 'utf8').then(JSON.parse, () => ({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    testResults: []
  }));
  await rm(folder, { recursive: true });
  // a file that does not even load has no test that could fail
  const failed = didPass ? 0 : Math.max(1, counted.numFailedTests);
  const summary = failed > 0 ? `${output.trimEnd()}\n\n${failures(counted)}` : output;
  return { passed: counted.numPassedTests, failed, skipped: counted.numPendingTests, output: summary };
}

/** What failed, once more and short, at the end: a long output is often cut at its beginning. @param {Results} results */
function failures({ testResults }) {
  return testResults
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const lines = failed.flatMap(({ fullName, failureMessages }) => [
        `  ${fullName}`,
        ...failureMessages.map((text) => `    ${ownLines(text).slice(0, 12).join('\n    ')}`)
      ]);
      if (failed.length === 0 && message) lines.push(`  ${message}`);
      return lines.length > 0 ? [relative('.', name), ...lines] : [];
    })
    .join('\n');
}

/** @param {string} text */
const ownLines = (text) => text.split('\n').filter((line) => !line.includes('node_modules'));

/** @param {string} script @param {string[]} args */
async function runScript(script, args) {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    timeout: stepTimeoutMs
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  }
  const [status] = await once(child, 'close');
  if (status === null) output += `\nstopped after ${stepTimeoutMs / 60_000} minutes\n`;
  return { didPass: status === 0, output };
}
