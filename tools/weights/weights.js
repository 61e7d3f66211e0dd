/**
 * What each page's JavaScript weighs, from Vite's manifest and the list of modules per file: no browser is needed.
 *
 * Units: kilobytes of 1000 bytes, each file gzipped by itself (level 9), as a web host sends it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { moduleSizesFile } from '../vite/module-sizes.js';

/**
 * @typedef {Record<string, { file: string, imports?: string[] }>} Manifest Vite's: static imports by key
 * @typedef {Record<string, Record<string, number>>} ModuleSizes file → module → length of its code there
 * @typedef {{ folder: string, manifest: Manifest, moduleSizes: ModuleSizes }} Build
 * @typedef {{ kilobytes: number, files: Map<string, number>, rooms: Map<string, number> }} Weight
 */

/** @param {number} node */
const page = (node) => `.svelte-kit/generated/client-optimized/nodes/${node}.js`;

/** SvelteKit's own start, the layout and the error page: every page has them. */
const everyPage = [
  'node_modules/@sveltejs/kit/src/runtime/client/entry.js',
  '.svelte-kit/generated/client-optimized/app.js',
  page(0),
  page(1)
];

/** @param {string} area */
const words = (area) => `src/lib/i18n/messages/${area}/en.ts`;

const entry = [...everyPage, page(2), words('basic'), words('entry')];
const sharedWords = ['emoji', 'errors', 'log', 'panels', 'shared'].map(words);

/**
 * The modules that a page asks for until it can do what its name says, static imports aside. A test in a browser
 * holds this list against what pages fetch (`tests/weights`).
 */
export const asked = {
  /** Until the PIN can be typed. */
  entry,
  /** A customer's whole session with chat and a shared screen. */
  customerSession: [
    ...entry,
    'src/lib/base/load-config.ts',
    'src/lib/ui/offline-worker.ts',
    'src/lib/session/customer-session.svelte.ts',
    'src/lib/app/customer/screens.ts',
    'src/lib/app/features.ts',
    'src/lib/app/log-owner.ts',
    'src/lib/i18n/english-words.ts',
    ...sharedWords,
    words('customer'),
    'src/lib/features/screen/customer/code.ts',
    'src/lib/features/guide/customer/code.ts',
    'src/lib/features/guide/ui/GuidePlace.svelte',
    'src/lib/features/guide/messages/place/en.ts',
    'src/lib/features/restart/ui/RestartButton.svelte',
    'src/lib/features/restart/messages/en.ts',
    'src/lib/features/files/ui/FilesDock.svelte',
    'src/lib/features/files/messages/dock/en.ts',
    'src/lib/app/customer/ScamCheck.svelte',
    words('guard')
  ],
  /** Until a session can be made. */
  console: [
    ...everyPage,
    page(3),
    words('basic'),
    'src/lib/i18n/english-words.ts',
    ...sharedWords,
    words('console'),
    'src/lib/ui/offline-worker.ts',
    'src/lib/app/console/signals/SignalCentre.svelte',
    // links and commands of the features of the console
    'src/lib/features/replies/ui/RepliesLink.svelte',
    'src/lib/features/replies/ui/RepliesCommand.svelte',
    'src/lib/features/replies/messages/console/en.ts',
    'src/lib/features/history/ui/HistoryLink.svelte',
    'src/lib/features/history/ui/HistoryCommand.svelte',
    'src/lib/features/history/messages/console/en.ts',
    'src/lib/features/report/ui/CheckCommand.svelte',
    'src/lib/features/report/messages/console/en.ts'
  ]
};

/** @param {string} [folder] of the built site @returns {Build} */
export function readBuild(folder = 'build') {
  /** @param {string} path */
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  return {
    folder,
    manifest: read('.svelte-kit/output/client/.vite/manifest.json'),
    moduleSizes: read(moduleSizesFile)
  };
}

/**
 * @param {readonly string[]} modules @param {Build} build
 * @returns {Weight} `rooms`: whose code it is, folder or package → kilobytes
 */
export function weigh(modules, build) {
  /** @type {Map<string, number>} */
  const files = new Map();
  /** @type {Map<string, number>} */
  const rooms = new Map();
  for (const file of [...filesOf(modules, build), ...startFiles(build.folder)]) {
    const kilobytes = gzipSync(readFileSync(join(build.folder, file)), { level: 9 }).length / 1000;
    files.set(file, kilobytes);
    const sizes = Object.entries(build.moduleSizes[file] ?? { [file]: 1 });
    const whole = sizes.reduce((sum, [, size]) => sum + size, 0);
    // gzip tells nothing of the parts: each has the share of its length
    for (const [module, size] of sizes)
      rooms.set(
        roomOf(module),
        (rooms.get(roomOf(module)) ?? 0) + (whole > 0 ? (kilobytes * size) / whole : 0)
      );
  }
  return { kilobytes: [...files.values()].reduce((sum, one) => sum + one, 0), files, rooms };
}

/** The files of these modules and of all that they import. @param {readonly string[]} modules @param {Build} build */
function filesOf(modules, { manifest, moduleSizes }) {
  const keyOfFile = new Map(Object.entries(manifest).map(([key, { file }]) => [file, key]));
  const fileOfModule = new Map(
    Object.entries(moduleSizes).flatMap(([file, sizes]) => Object.keys(sizes).map((module) => [module, file]))
  );
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {string} key */
  const take = (key) => {
    const file = manifest[key]?.file;
    if (file === undefined || found.has(file)) return;
    found.add(file);
    for (const imported of manifest[key]?.imports ?? []) take(imported);
  };
  for (const module of modules) {
    const file = manifest[module]?.file ?? fileOfModule.get(module);
    const key = file === undefined ? undefined : keyOfFile.get(file);
    if (key === undefined)
      throw new Error(`${module} is in no file of the build: mend the list in tools/weights`);
    take(key);
  }
  return found;
}

/** What stands in the pages themselves beside modules. @param {string} folder */
const startFiles = (folder) => [
  'early.js',
  ...readdirSync(join(folder, '_app/immutable/start'))
    .slice(0, 1)
    .map((name) => `_app/immutable/start/${name}`)
];

/** `src/lib/session/…` → `src/lib/session`; `node_modules/@noble/curves/…` → `@noble/curves`. @param {string} module */
export function roomOf(module) {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module);
  if (inPackage?.[1]) return inPackage[1];
  const feature = /^src\/lib\/(?:features|panels)\/[^/]+/.exec(module);
  if (feature) return feature[0];
  return module
    .split('/')
    .slice(0, module.startsWith('src/lib/') ? 3 : 2)
    .join('/');
}
