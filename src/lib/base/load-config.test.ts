import { beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from './config.js';
import { ConfigFault, loadConfig } from './load-config.js';
import type { SiteStorage } from './site-storage.js';

const site = 'https://help.example/support/';
const good = '{"shopName": "Bits", "relays": ["/own"], "terms": "Be kind."}';

let kept: Map<string, string>;
const storage: SiteStorage = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, value) => void kept.set(name, value),
  removeItem: (name) => void kept.delete(name)
};
beforeEach(() => (kept = new Map()));

const answer =
  (body: string, status = 200) =>
  () =>
    Promise.resolve(new Response(body, { status }));
const load = (ask: () => Promise<Response>) => loadConfig(ask, site, storage);

/** What a host may send that is no file of settings. */
const bad: [string, () => Promise<Response>, string][] = [
  ['cut short', answer('{"shopName": "B'), 'commas'],
  ['empty', answer(''), 'JSON'],
  ['no object', answer('"all of it"'), 'object'],
  ['a page', answer('<!doctype html><p>Sign in'), 'a page'],
  ['an error', answer(good, 503), '503'],
  ['forbidden', answer('<p>no', 403), '403'],
  ['without a relay that can be used', answer('{"relays": "wss://relay.example"}'), 'relay'],
  ['without terms that can be read', answer('{"terms": 5}'), 'text'],
  ['without servers that can be read', answer('{"iceServers": "stun:x"}'), 'servers']
];

describe('config.json', () => {
  it('[CF1, CF8] is asked for anew at every opening, in the site’s folder', async () => {
    const asked: unknown[] = [];
    const { config } = await loadConfig(
      (...request) => {
        asked.push(request);
        return answer(good)();
      },
      site,
      storage
    );
    expect(config.shopName).toBe('Bits');
    expect(asked).toEqual([['https://help.example/support/config.json', { cache: 'no-cache' }]]);
  });

  it('[CF2] not there: defaults, and said; what was kept is forgotten', async () => {
    await load(answer(good));
    const { config, problems } = await load(answer('<h1>Not found</h1>', 404));
    expect(config).toEqual(parseConfig({}, site).config);
    expect(problems[0]?.expected).toContain('404');
    expect(kept.size).toBe(0);
  });

  it.each(bad)('[CF8] %s: opens nothing, and names it', async (_, ask, word) => {
    const thrown = await load(ask).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ConfigFault);
    expect((thrown as ConfigFault).problem.expected).toContain(word);
  });

  it.each(bad)('[CF8] %s after a good one: that stays in force, and it is named', async (_, ask, word) => {
    await load(answer(good));
    for (let i = 0; i < 2; i++) {
      const { config, problems } = await load(ask);
      expect(config).toMatchObject({
        shopName: 'Bits',
        terms: 'Be kind.',
        relays: ['wss://help.example/own']
      });
      expect(problems[0]?.expected).toContain(word);
      expect(problems[0]?.expected).toContain('last good file');
    }
    expect((await load(answer('{"shopName": "New"}'))).config.shopName).toBe('New');
  });

  it('[CF8] a kept file that is no good either is no file', async () => {
    kept.set('config.json', '{"relays": 5}');
    await expect(load(answer('', 500))).rejects.toThrow(ConfigFault);
  });

  it.each<[string, () => Promise<Response>]>([
    ['does not answer', () => Promise.reject(new TypeError('offline'))],
    [
      'breaks off',
      () => Promise.resolve({ ok: true, status: 200, text: () => Promise.reject(new TypeError()) } as never)
    ]
  ])('[CF2] a network that %s is no file: nothing is taken for the settings', async (_, ask) => {
    await load(answer(good));
    await expect(load(ask)).rejects.toThrow(TypeError);
  });
});
