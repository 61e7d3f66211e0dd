// Runs before anything is installed: nothing but Node here.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Installs what package-lock.json names, unless it is there already. Ends the process when that fails.
 * The folder's own lock is compared, not file times: a checkout changes those at will.
 */
export function ensureInstalled() {
  refuseOtherNode();
  if (isInstalled()) return;
  console.log('Installing dependencies…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32'
  });
  if (status !== 0) {
    console.error('`npm ci` failed: see above. Is there a network?');
    process.exit(1);
  }
}

/** Ends the process where package.json (`engines`) excludes this Node: it would fail with words that help nobody. */
function refuseOtherNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return;
  console.error(
    `Tincan needs Node 20 (from 20.19), 22 (from 22.12), or 24 and newer; this is ${process.version}.`
  );
  process.exit(1);
}

function isInstalled() {
  try {
    const wanted = packagesOf('package-lock.json');
    const present = packagesOf('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version
    );
  } catch {
    return false;
  }
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
