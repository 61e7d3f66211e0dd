import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'src',
  'static',
  'worker',
  'package-lock.json',
  'svelte.config.js',
  'tools/svelte',
  'tools/vite',
  'vite.config.ts',
  'tsconfig.json'
];
const stampFile = '.svelte-kit/built-from';

/**
 * Builds `build/` when it is missing or made of other sources than those that are there now.
 * @returns {{ didBuild: boolean, output: string }} throws the output of a build that failed
 */
export function ensureBuilt() {
  const stamp = fingerprint();
  const isFresh =
    existsSync('build/index.html') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (isFresh) return { didBuild: false, output: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], {
    encoding: 'utf8',
    // Vitest's own `test` would make Svelte compile its development code
    env: { ...process.env, NODE_ENV: 'production' }
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  mkdirSync('.svelte-kit', { recursive: true });
  writeFileSync(stampFile, stamp);
  return { didBuild: true, output: stdout };
}

/** SHA-256 over names and contents of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.filter((path) => existsSync(path)).flatMap(filesIn)) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
