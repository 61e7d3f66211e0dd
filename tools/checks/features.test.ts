import { expect, it } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { allFeatureProblems, featureProblems } from './features.js';

const folder = 'tests/touch/wave';
const wave = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte)$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') }));

const withFile = (path: string, text: string) => [
  ...wave.filter((source) => source.path !== path),
  { path, text }
];

it('[FE5] finds nothing wrong with the features of this tree, nor with the sample of the touch test', () => {
  expect(featureProblems('wave', wave)).toEqual([]);
  expect(allFeatureProblems()).toEqual([]);
});

it.each([
  ['technician/x.ts', "import { y } from '../customer/code.js';", 'imports ../customer/code.js'],
  ['x.ts', "import { y } from '../../session/peer-link.js';", 'of the kernel only the contract is open'],
  ['x.ts', "import { y } from '../chat/index.js';", 'not the index.ts of a feature that it needs'],
  ['testing/samples.ts', 'export const samples = {};', 'lane wave has no sample']
])('[FE5] a feature with %s: %s', (path, text, problem) => {
  expect(featureProblems('wave', withFile(path, text)).join()).toContain(problem);
});

it('[FE5] a manifest that imports code is heavier than a manifest may be', () => {
  const manifest = wave.find(({ path }) => path === 'feature.ts')!.text;
  const heavy = `import { code } from './technician/code.js';\n${manifest}`;
  expect(featureProblems('wave', withFile('feature.ts', heavy))).toEqual([
    'wave: its manifest imports ./technician/code.js'
  ]);
});
