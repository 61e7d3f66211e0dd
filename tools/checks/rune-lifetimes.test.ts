import { expect, it } from 'vitest';
import { lifetimeProblems } from './rune-lifetimes.js';

const derived = 'class Picture {\n  width = $state(1);\n  readonly twice = $derived(this.width * 2);\n}';
const problems = (...sources: [file: string, text: string][]): string[] =>
  lifetimeProblems(sources.map(([file, text]) => ({ file, text })));

it('a class with a rune that dies with its component says so in its comment', () => {
  expect(problems(['a.svelte.ts', derived])).toEqual([
    'a.svelte.ts:3: $derived in what is not of a component (@component)'
  ]);
  expect(problems(['a.svelte.ts', `/** @component */\nexport ${derived}`])).toEqual([]);
  expect(problems(['a.svelte.ts', 'export function watch() { $effect(() => {}); }'])).toHaveLength(1);
  expect(problems(['a.svelte.ts', 'const all = $derived.by(() => 1);'])).toHaveLength(1);
  expect(
    problems(['a.svelte.ts', 'class A { x = $state(0); y = lastingEffects(() => { $effect(f); }); }'])
  ).toEqual([]);
  expect(
    problems(['a.svelte.ts', 'class A { x = $state(0); stop = $effect.root(() => { $effect(f); }); }'])
  ).not.toEqual([]);
});

it('what is of a component is made by components, and not by what lives longer', () => {
  const picture: [string, string] = ['a.svelte.ts', `/** One.\n * @component\n */\nexport ${derived}`];
  expect(problems(picture, ['b.ts', 'class Desk { picture = new Picture(); }'])).toEqual([
    'b.ts:1: Picture is of a component (@component), this is not'
  ]);
  expect(problems(picture, ['b.ts', '/** @component */ class Desk { picture = new Picture(); }'])).toEqual(
    []
  );
  expect(problems(picture, ['B.svelte', '<script lang="ts">const p = new Picture();</script>'])).toEqual([]);
  expect(
    problems(picture, ['B.svelte', '<script module lang="ts">const p = new Picture();</script>'])
  ).toHaveLength(1);
});
