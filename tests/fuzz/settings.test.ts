import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig, textIn } from '../../src/lib/base/config.js';
import { ConfigFault, loadConfig } from '../../src/lib/base/load-config.js';
import { ConsoleLayout, widthLimits } from '../../src/lib/app/console/layout.svelte.js';
import { surveyQuestions } from '../../src/lib/features/survey/shared/questions.js';
import { ConsoleSettings } from '../../src/lib/session/settings/console-settings.svelte.js';
import {
  fallbackSettings,
  readSettings,
  settingKeys
} from '../../src/lib/session/settings/setting-fields.js';
import { fuzz, fuzzAsync } from './fuzz.js';
import { mutated, mutatedJson, oddText } from './mutations.js';

const siteUrl = 'https://shop.example/help/';
const config = {
  shopName: 'Shop',
  logo: 'logo.svg',
  colors: { accent: '#0e5f66' },
  siteId: 'shop',
  relays: ['wss://relay.example', 'relay'],
  iceServers: [
    { urls: 'stun:stun.example:3478' },
    { urls: ['turn:turn.example'], username: 'u', credential: 'c' }
  ],
  pinLifetimeMinutes: 10,
  terms: { en: 'Yes?', de: 'Ja?' },
  customFieldLabels: ['Order', 'Device'],
  survey: {
    questions: [
      { text: 'How was it?', kind: 'stars' },
      { text: { en: 'Why?' }, kind: 'text' }
    ],
    atEnd: true
  },
  technicianName: 'Kim',
  startsAtOnce: true,
  connectingTimeoutMinutes: 60,
  waitingTimeoutMinutes: 60,
  offlineTimeoutMinutes: 60,
  console: { volume: 10 }
};

/** What every page relies on, whatever stands in the file. */
function expectUsable({ config, problems }: ReturnType<typeof parseConfig>): void {
  expect(config.relays.length).toBeGreaterThan(0);
  for (const relay of config.relays) expect(new URL(relay).protocol).toBe('wss:');
  for (const { urls } of config.iceServers) for (const url of urls) expect(url).toMatch(/^(stun|turn)s?:/);
  if (config.logo) expect(config.logo).toMatch(/^(https:\/\/shop\.example\/|data:image\/)/);
  if (config.colors.accent) expect(config.colors.accent).toMatch(/^#[0-9a-f]{6}$/);
  expect(config.pinLifetimeMinutes).toBeGreaterThanOrEqual(1);
  expect(config.pinLifetimeMinutes).toBeLessThanOrEqual(120);
  expect(typeof config.siteId).toBe('string');
  for (const { path, expected } of problems)
    expect([typeof path, typeof expected]).toEqual(['string', 'string']);
  for (const language of ['en', 'de']) {
    if (config.terms !== undefined) expect(typeof textIn(config.terms, language)).toBe('string');
    for (const { text } of surveyQuestions(config.survey, language))
      expect(text.length).toBeLessThanOrEqual(300);
  }
}

describe('config.json', () => {
  it('[CF1, CF2] the page starts, whatever value in it is wrong', () => {
    expect(parseConfig(config, siteUrl).problems).toEqual([]);
    fuzz(mutated([config]), (json) => expectUsable(parseConfig(json, siteUrl)));
  });

  it('[CF2, CF8] the page starts, or names what is wrong, whatever the file is', async () => {
    await fuzzAsync(mutatedJson([config]), async (text) => {
      const loaded = await loadConfig(() => Promise.resolve(new Response(text)), siteUrl).catch(
        (thrown: unknown) => thrown
      );
      if (loaded instanceof ConfigFault) expect(loaded.problem.expected).not.toBe('');
      else expectUsable(loaded as ReturnType<typeof parseConfig>);
    });
  });

  it('[CS2] what it says of the console is a setting, or is named', () => {
    fuzz(mutated([{ ...fallbackSettings }]), (json) => {
      const { values } = readSettings(json);
      expect(settingKeys).toEqual(expect.arrayContaining(Object.keys(values)));
      // What was taken is taken again, and is as good as the product's own.
      expect(readSettings(structuredClone(values))).toEqual({ values, problems: [] });
    });
  });
});

describe('what this browser has kept', () => {
  it('[CS3] settings of a file are taken, or named; a file that is none changes nothing', () => {
    const { config: usual } = parseConfig({}, siteUrl);
    const file = JSON.parse(ConsoleSettings.inMemory(usual).export()) as object;
    fuzz(mutatedJson([{ ...file, settings: { ...fallbackSettings } }]), (text) => {
      const settings = ConsoleSettings.inMemory(usual);
      const { taken } = settings.import(text);
      if (taken === 0) expect(JSON.parse(settings.export())).toEqual(file);
      expect(readSettings({ ...settings.values }).problems).toEqual([]);
    });
  });

  it('[CS1] stored settings are read as far as they are some', async () => {
    const { config: usual } = parseConfig({}, siteUrl);
    await fuzzAsync(mutated([{ ...fallbackSettings }]), async (stored) => {
      const store = {
        settings: { get: <T>() => Promise.resolve(stored as T), set: () => Promise.resolve() }
      };
      const settings = await ConsoleSettings.open(usual, store);
      expect(readSettings({ ...settings.values }).problems).toEqual([]);
    });
  });

  it('[TC6] a broken arrangement of the console falls back to the usual', () => {
    const good = {
      sessions: { width: 300, isNarrowed: true },
      conversation: { width: 300, isNarrowed: false }
    };
    fuzz(fc.oneof(mutatedJson([good]), oddText), (text) => {
      const layout = new ConsoleLayout({ getItem: () => text, setItem: () => undefined });
      for (const panel of ['sessions', 'conversation'] as const) {
        const { width, isNarrowed } = layout.side(panel);
        expect(width).toBeGreaterThanOrEqual(widthLimits[panel].min);
        expect(width).toBeLessThanOrEqual(widthLimits[panel].max);
        expect(typeof isNarrowed).toBe('boolean');
      }
    });
  });
});
