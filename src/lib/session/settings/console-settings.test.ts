import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../base/config.js';
import { ConsoleSettings } from './console-settings.svelte.js';
import { fallbackSettings, settingFields, settingKeys, soundEvents, soundSetting } from './setting-fields.js';

function memoryStore(): {
  settings: { get<T>(): Promise<T | undefined>; set(key: string, value: unknown): Promise<void> };
  kept: unknown;
} {
  const store = {
    kept: undefined as unknown,
    settings: {
      get: async <T>() => store.kept as T | undefined,
      async set(_key: string, value: unknown) {
        store.kept = value;
      }
    }
  };
  return store;
}

const configWith = (json: object) => parseConfig(json, 'https://shop.example/').config;

describe('the console’s settings', () => {
  it('[CS1] every setting accepts its own default', () => {
    for (const key of settingKeys) {
      const { fallback, read } = settingFields[key] as { fallback: unknown; read(value: unknown): unknown };
      expect(read(fallback), key).toEqual(fallback);
    }
    for (const event of soundEvents) expect(settingFields).toHaveProperty(soundSetting(event));
  });

  it('[CS1] what was chosen is there again; what was not follows config.json', async () => {
    const store = memoryStore();
    const config = configWith({ console: { volume: 20, density: 'tight' }, waitingTimeoutMinutes: 33 });
    const settings = await ConsoleSettings.open(config, store);
    expect(settings.values).toMatchObject({ volume: 20, density: 'tight', waitingTimeoutMinutes: 33 });
    settings.set('volume', 80);
    const again = await ConsoleSettings.open(config, store);
    expect(again.values).toMatchObject({ volume: 80, density: 'tight' });
    expect(again.export()).not.toContain('density');
    again.reset();
    expect((await ConsoleSettings.open(config, store)).values.volume).toBe(20);
  });

  it('[CS2] names wrong values of config.json and uses the defaults for them', async () => {
    const config = configWith({ console: { volume: 'loud', sound: true, fontSize: 'large' } });
    const settings = await ConsoleSettings.open(config, memoryStore());
    expect(settings.values).toMatchObject({ volume: fallbackSettings.volume, fontSize: 'large' });
    expect(settings.configProblems.map(({ path }) => path)).toEqual(['console.volume', 'console.sound']);
  });

  it('[CS3] an exported file can be imported elsewhere', async () => {
    const here = await ConsoleSettings.open(configWith({}), memoryStore());
    here.set('scheme', 'moss');
    here.set('urgentAfterWaitingMinutes', 2);
    const there = await ConsoleSettings.open(configWith({}), memoryStore());
    expect(there.import(here.export())).toEqual({ taken: 2, problems: [] });
    expect(there.values).toMatchObject({ scheme: 'moss', urgentAfterWaitingMinutes: 2 });
  });

  it('[CS3] a file that is wrong changes nothing, and what is wrong in it is named', async () => {
    const settings = await ConsoleSettings.open(configWith({}), memoryStore());
    settings.set('scheme', 'moss');
    for (const text of ['', '{', '[]', '{"kind":"other","settings":{"volume":3}}']) {
      expect(settings.import(text).problems).toHaveLength(1);
    }
    const mixed = { kind: 'tincan-settings', settings: { volume: 3, scheme: 'pink', nonsense: 1 } };
    const { taken, problems } = settings.import(JSON.stringify(mixed));
    expect(taken).toBe(1);
    expect(problems.map(({ path }) => path)).toEqual(['scheme', 'nonsense']);
    expect(settings.values).toMatchObject({ volume: 3, scheme: 'moss' });
  });
});
