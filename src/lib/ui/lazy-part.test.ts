import { expect, it } from 'vitest';
import { LazyPart } from './lazy-part.svelte.js';

/** A part whose fetches end as `answers` say, one after the other. */
function setup(answers: boolean[], { canReload = true } = {}) {
  const counts = { fetched: 0, reloaded: 0 };
  const part = new LazyPart(
    async () => {
      counts.fetched++;
      if (!answers.shift()) throw new TypeError('Failed to fetch dynamically imported module');
      return 'the part';
    },
    { canReload: async () => canReload, reload: () => counts.reloaded++ }
  );
  return { part, counts };
}

it('[UP2] a part is fetched once, however often it is needed', async () => {
  const { part, counts } = setup([true]);
  await Promise.all([part.load(), part.load()]);
  expect(await part.load()).toBe('the part');
  expect(part.part).toBe('the part');
  expect(counts).toEqual({ fetched: 1, reloaded: 0 });
});

it('[UP2] one that did not come says so, and the next need fetches it anew without a reload', async () => {
  const { part, counts } = setup([false, false, true]);
  expect(await part.load()).toBeUndefined();
  expect(part.hasFailed).toBe(true);
  await part.load();
  expect(part.hasFailed).toBe(true);
  expect(await part.load()).toBe('the part');
  expect(part.hasFailed).toBe(false);
  expect(counts).toEqual({ fetched: 3, reloaded: 0 });
});

it('[UP2] «Try again» fetches it in its place', async () => {
  const { part, counts } = setup([false, true]);
  await part.load();
  await part.retry();
  expect(part.part).toBe('the part');
  expect(counts.reloaded).toBe(0);
});

it.each([
  [true, 1],
  [false, 0]
])(
  '[UP2] where that fails the page is loaded anew, if the host gives it (%s)',
  async (canReload, reloaded) => {
    const { part, counts } = setup([false, false], { canReload });
    await part.load();
    await part.retry();
    expect(part.hasFailed).toBe(true);
    expect(counts).toEqual({ fetched: 2, reloaded });
  }
);
