/**
 * Holds the features to their contract (docs/decisions/0021-features.md): names on the wire are unique, what a manifest
 * names is there, manifests import nothing but types, the two roles of a feature never import each other, features know
 * others by their `index.ts` and only those that they need, and every lane has its samples for fuzz.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const root = 'src/lib/features';
const contract = ['src/lib/session/feature', 'src/lib/session/manifest'];
/** Rooms that features may import besides the contract. */
const open = ['base', 'i18n', 'ui', 'documents', 'media', 'transfer', 'handshake', 'channel', 'history'];

/**
 * Folders whose code does not yet stand behind the contract: they are on the way out of the kernel. The list only
 * becomes shorter.
 */
const unfinished = new Set(['chat', 'invite']);

/** @typedef {{ path: string, text: string }} Source */

/**
 * @param {string} id
 * @param {Source[]} sources of one feature, paths below its folder
 * @returns {string[]} what is wrong with it
 */
export function featureProblems(id, sources) {
  const manifest = sources.find(({ path }) => path === 'feature.ts');
  const facts = sources.find(({ path }) => path === 'facts.ts');
  if (!manifest || !facts) return [`${id} has no feature.ts and facts.ts`];
  const needs = namesIn(/needs: \[([^\]]*)\]/.exec(facts.text)?.[1] ?? '');
  const lanes = [...keysIn(blockOf(facts.text, 'lanes')), ...keysIn(blockOf(facts.text, 'sharedLanes'))];
  const samples = sources.find(({ path }) => path === 'testing/samples.ts')?.text ?? '';
  return [
    ...(new RegExp(`id: '${id}'`).test(facts.text) ? [] : [`${id}: the id in facts.ts is its folder's name`]),
    ...[manifest, facts]
      .flatMap(({ text }) => valueImports(text))
      .filter((from) => from !== './facts.js' && !contract.includes(resolved(id, 'feature.ts', from)))
      .map((from) => `${id}: its manifest imports ${from}`),
    ...lanes
      .filter((lane) => !new RegExp(`['"]?${lane}['"]?:`).test(samples))
      .map((lane) => `${id}: lane ${lane} has no sample in testing/samples.ts`),
    ...sources.flatMap(({ path, text }) =>
      path.endsWith('.test.ts') ? [] : importsOf(text).flatMap((from) => importProblem(id, path, from, needs))
    )
  ];
}

/** @param {string} id @param {string} path @param {string} from @param {string[]} needs @returns {string[]} */
function importProblem(id, path, from, needs) {
  if (!from.startsWith('.')) return [];
  const target = resolved(id, path, from);
  const role = /^(technician|customer)\//.exec(path)?.[1];
  const other = role === 'technician' ? 'customer' : 'technician';
  if (role && target.startsWith(`${root}/${id}/${other}/`)) return [`${id}: ${path} imports ${from}`];
  if (target.startsWith(`${root}/${id}/`)) return [];
  if (contract.includes(target) || open.some((room) => target.startsWith(`src/lib/${room}/`))) return [];
  const [, feature, inside] = new RegExp(`^${root}/([^/]+)/(.*)$`).exec(target) ?? [];
  if (feature && inside === 'index' && needs.includes(feature)) return [];
  if (feature)
    return [`${id}: ${path} imports ${from}, which is not the index.ts of a feature that it needs`];
  return [`${id}: ${path} imports ${from}: of the kernel only the contract is open`];
}

/** @param {string} id @param {string} path @param {string} from */
const resolved = (id, path, from) =>
  normalize(join(root, id, dirname(path), from))
    .replaceAll('\\', '/')
    .replace(/\.(js|ts)$/, '');

/** @param {string} text */
const importsOf = (text) =>
  [...text.matchAll(/(?:from|import\(|import) ?['"]([^'"]+)['"]/g)].map(([, from = '']) => from);

/** @param {string} text */
const valueImports = (text) =>
  [...text.matchAll(/^import (?!type )[^;]*?from ['"]([^'"]+)['"]/gm)].map(([, from = '']) => from);

/** @param {string} text @param {string} name */
function blockOf(text, name) {
  const start = text.indexOf(`  ${name}: {`);
  if (start < 0) return '';
  let depth = 0;
  for (let at = text.indexOf('{', start); at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(text.indexOf('{', start) + 1, at);
  }
  return '';
}

/** The keys of an object's own level. @param {string} block */
function keysIn(block) {
  let flat = block;
  while (/\{[^{}]*\}/.test(flat)) flat = flat.replace(/\{[^{}]*\}/g, '_');
  return [...flat.matchAll(/['"]?([\w-]+)['"]?\s*:/g)].map(([, key = '']) => key);
}

/** @param {string} list */
const namesIn = (list) => [...list.matchAll(/['"]([^'"]+)['"]/g)].map(([, name = '']) => name);

/** @param {string} folder @returns {Source[]} */
function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(folder, path), 'utf8') }));
}

/** Every problem of every feature below `src/lib/features`. */
export function allFeatureProblems() {
  if (!existsSync(root)) return [];
  /** @type {Map<string, string>} */
  const lanes = new Map();
  return readdirSync(root).flatMap((id) => {
    if (unfinished.has(id)) return [];
    const sources = sourcesIn(join(root, id));
    const manifest = sources.find(({ path }) => path === 'facts.ts')?.text ?? '';
    const twice = keysIn(blockOf(manifest, 'lanes')).flatMap((lane) => {
      const first = lanes.get(lane);
      lanes.set(lane, id);
      return first ? [`${id}: lane ${lane} is also one of ${first}`] : [];
    });
    return [...featureProblems(id, sources), ...twice];
  });
}
