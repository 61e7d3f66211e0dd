import { IDBFactory } from 'fake-indexeddb';
import { expect, it, vi } from 'vitest';
import { KeptRows } from '../../history/kept-rows.js';
import { openStore } from '../../history/store.js';
import { ConsoleFeatures } from './console-features.svelte.js';
import type { ConsoleContext, FeatureManifest } from '../manifest.js';

const manifest = (id: string, more: Partial<FeatureManifest>): FeatureManifest => ({
  id,
  version: 1,
  isLocal: true,
  wakes: 'on-need',
  load: {},
  ...more
});

it('[FE10] what belongs to no session is opened when somebody first asks for it, and once', async () => {
  const open = vi.fn((context: ConsoleContext) => Promise.resolve({ rows: context.rows }));
  const rows = new KeptRows(undefined);
  const load = vi.fn(() => Promise.resolve({ consoleCode: { open } }));
  const features = new ConsoleFeatures([manifest('a', { console: load }), manifest('b', {})], rows);
  expect(features.handles.map(({ id }) => id)).toEqual(['a']);
  expect(load).not.toHaveBeenCalled();
  expect(features.handle('a').api).toBeUndefined();

  const [first, second] = await Promise.all([features.handle('a').open(), features.handle('a').open()]);
  expect(first).toEqual({ rows });
  expect(second).toBe(first);
  expect(features.handle('a').api).toBe(first);
  expect(open).toHaveBeenCalledTimes(1);
  expect(() => features.handle('b')).toThrow('b has something for the console');
});

it('[FE10] code that could not be fetched is fetched again', async () => {
  const load = vi
    .fn(() => Promise.resolve({ consoleCode: { open: () => Promise.resolve('open') } }))
    .mockRejectedValueOnce(new Error('offline'));
  const features = new ConsoleFeatures([manifest('a', { console: load })], new KeptRows(undefined));
  await expect(features.handle('a').open()).rejects.toThrow('offline');
  await expect(features.handle('a').open()).resolves.toBe('open');
});

it('[FE5] a feature has of the console only the features that its manifest needs', async () => {
  let use: ConsoleContext['use'] | undefined;
  const features = new ConsoleFeatures(
    [
      manifest('a', {
        needs: ['b'],
        console: () =>
          Promise.resolve({
            consoleCode: { open: (context: ConsoleContext) => Promise.resolve((use = context.use)) }
          })
      }),
      manifest('b', {
        console: () => Promise.resolve({ consoleCode: { open: () => Promise.resolve('b is open') } })
      })
    ],
    new KeptRows(undefined)
  );
  await features.handle('a').open();
  await expect(use!('b')).resolves.toBe('b is open');
  expect(() => use!('c')).toThrow('a needs c');
});

it('[FE10] every feature tidies up, also when another one cannot', async () => {
  const store = await openStore({ indexedDB: new IDBFactory() });
  const tidy = vi.fn(() => Promise.resolve());
  const features = new ConsoleFeatures(
    [
      manifest('a', { tidy: () => Promise.reject(new Error('offline')) }),
      manifest('b', { tidy: () => Promise.resolve({ tidy }) })
    ],
    store.rows
  );
  await features.tidy(store);
  expect(tidy).toHaveBeenCalledExactlyOnceWith(store);
  await store.close();
});
