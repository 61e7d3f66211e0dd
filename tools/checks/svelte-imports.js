import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { mayImport, roomOf } from './rooms.js';

/*
 * Prints the imports of components that docs/architecture.md forbids. dependency-cruiser sees components as
 * they are compiled, without their `import type`; this reads their source.
 */
const components = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.svelte'));

const violations = components.flatMap((file) =>
  importsOf(readFileSync(file, 'utf8'))
    .map((specifier) => targetOf(file, specifier))
    .filter((target) => isForbidden(file, target))
    .map((target) => `${file} → ${target}`)
);
for (const violation of violations) console.error(violation);
process.exitCode = violations.length > 0 ? 1 : 0;

/** @param {string} source */
function importsOf(source) {
  return [...source.matchAll(/\bimport\s[^'"]*?from\s+['"]([^'"]+)['"]/g)].map(
    ([, specifier = '']) => specifier
  );
}

/** @param {string} file @param {string} specifier */
function targetOf(file, specifier) {
  if (specifier.startsWith('$lib/')) return specifier.replace('$lib', 'src/lib');
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier;
}

/** @param {string} file @param {string} target */
function isForbidden(file, target) {
  const [from, to] = [roomOf(file), roomOf(target)];
  return from !== undefined && to !== undefined && !mayImport(from, to);
}
