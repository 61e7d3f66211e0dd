import { describe, expect, it } from 'vitest';
import { parseConfig, textIn } from './config.js';

const site = 'https://help.example/support/';
const defaults = parseConfig({}, site).config;
const paths = (json: unknown, url = site): string[] =>
  parseConfig(json, url).problems.map(({ path }) => path);

describe('config.json', () => {
  it('[CF1] may be empty: every value has a default and nothing is wrong', () => {
    const { config, problems } = parseConfig({}, site);
    expect(problems).toEqual([]);
    expect(config.relays.every((relay) => relay.startsWith('wss://'))).toBe(true);
    expect(config).toMatchObject({
      shopName: 'Tincan',
      pinLifetimeMinutes: 20,
      startsAtOnce: false,
      terms: undefined
    });
  });

  it('[CF1] takes what is right', () => {
    const json = {
      shopName: 'Bits & Bolts',
      logo: 'logo.png',
      colors: { accent: '#AB12CD' },
      siteId: 'bits',
      relays: ['wss://relay.example/x'],
      iceServers: [
        { urls: 'turns:turn.example', username: 'u', credential: 'c' },
        { urls: ['stun:s.example'] }
      ],
      iceTransportPolicy: 'relay',
      pinLifetimeMinutes: 5,
      terms: { en: 'Be kind.', de: 'Seien Sie nett.' },
      customFieldLabels: ['Order', 'Device'],
      technicianName: 'Ada',
      startsAtOnce: true,
      connectingTimeoutMinutes: 10,
      waitingTimeoutMinutes: 11,
      offlineTimeoutMinutes: 12,
      console: { volume: 20 }
    };
    expect(parseConfig(json, site)).toEqual({
      config: {
        ...json,
        logo: 'https://help.example/support/logo.png',
        colors: { accent: '#ab12cd' },
        iceServers: [
          { urls: ['turns:turn.example'], username: 'u', credential: 'c' },
          { urls: ['stun:s.example'] }
        ]
      },
      problems: []
    });
  });

  it.each([
    ['shopName', 5],
    ['shopName', 'x'.repeat(81)],
    ['logo', 'https://elsewhere.example/logo.png'],
    ['logo', 'javascript:alert(1)'],
    ['logo', 'data:text/html,x'],
    ['colors', 'red'],
    ['siteId', ''],
    ['relays', 'wss://relay.example'],
    ['relays', []],
    ['iceServers', {}],
    ['pinLifetimeMinutes', 0],
    ['pinLifetimeMinutes', 121],
    ['pinLifetimeMinutes', '20'],
    ['terms', { en: 1 }],
    ['customFieldLabels', ['one']],
    ['startsAtOnce', 'yes'],
    ['offlineTimeoutMinutes', 7]
  ])('[CF2] %s: %j falls back to the default and is named', (key, value) => {
    const { config, problems } = parseConfig({ [key]: value }, site);
    expect(config).toEqual(defaults);
    expect(problems.map(({ path }) => path)).toEqual([key]);
  });

  it('[CF2] a broken wish to hide addresses is kept, and named', () => {
    const iceServers = [{ urls: ['turn:t.example'], username: 'u', credential: 'c' }];
    const { config, problems } = parseConfig({ iceServers, iceTransportPolicy: 'Relay' }, site);
    expect(config.iceTransportPolicy).toBe('relay');
    expect(problems.map(({ path }) => path)).toEqual(['iceTransportPolicy']);
  });

  it('[CF2] connections by way of a TURN server alone need one', () => {
    expect(paths({ iceTransportPolicy: 'relay' })).toEqual(['iceTransportPolicy']);
  });

  it('[CF2] a broken accent keeps the default and is named', () => {
    expect(paths({ colors: { accent: 'teal' } })).toEqual(['colors.accent']);
  });

  it('[CF2] a broken entry of a list is left out and named; the others are used', () => {
    const { config, problems } = parseConfig({ relays: ['wss://a.example', 'http://b.example', 7] }, site);
    expect(config.relays).toEqual(['wss://a.example/']);
    expect(problems.map(({ path }) => path)).toEqual(['relays[1]', 'relays[2]']);
  });

  it('[CF2] a TURN server without its secret is left out, as a browser would throw at it', () => {
    expect(paths({ iceServers: [{ urls: 'turn:t.example' }] })).toEqual(['iceServers[0]']);
    for (const urls of ['http://t.example', 'stun:', 'stun:s.example, stun:t.example'])
      expect(paths({ iceServers: [{ urls }] })).toEqual(['iceServers[0].urls']);
  });

  it('[CF3] an unknown setting is named', () => {
    expect(paths({ shopname: 'x', colors: { acent: '#000000' } })).toEqual(['shopname', 'colors.acent']);
  });

  it.each([null, 'text', 7, [], true])('[CF2] %j instead of an object: defaults, and said', (json) => {
    expect(parseConfig(json, site).config).toEqual(defaults);
    expect(paths(json)).toEqual(['']);
  });

  it('[CF4] a relay may be a path on this host, encrypted as the page is', () => {
    const relaysAt = (url: string): string[] =>
      parseConfig({ relays: ['/relay', 'relay'] }, url).config.relays;
    expect(relaysAt(site)).toEqual(['wss://help.example/relay', 'wss://help.example/support/relay']);
    expect(relaysAt('http://127.0.0.1:4180/')).toEqual(['ws://127.0.0.1:4180/relay']);
  });

  it('[CF5] the site id is by default the address of the site, the same over http and https', () => {
    expect(defaults.siteId).toBe('help.example/support/');
    expect(parseConfig({}, 'http://help.example/support/').config.siteId).toBe(defaults.siteId);
  });

  it('[CF2] hostile keys do not reach prototypes', () => {
    const { config, problems } = parseConfig(
      JSON.parse('{"__proto__": {"shopName": "x"}, "constructor": 1}'),
      site
    );
    expect(config).toEqual(defaults);
    expect(problems.map(({ path }) => path)).toEqual(['__proto__', 'constructor']);
  });
});

describe('a text in several languages', () => {
  it('[CF6] is shown in the reader’s language, else in English, else in any', () => {
    expect(textIn('plain', 'de')).toBe('plain');
    expect(textIn({ en: 'terms', de: 'Bedingungen' }, 'de')).toBe('Bedingungen');
    expect(textIn({ en: 'terms', de: 'Bedingungen' }, 'nl')).toBe('terms');
    expect(textIn({ fr: 'conditions' }, 'nl')).toBe('conditions');
  });

  it('[CF1, CF2] reads each way to reach the shop by itself, and no address that is none', () => {
    const contact = {
      phone: '+49 (30) 123-45 67',
      email: 'help@hansen.example',
      url: 'contact.html',
      advice: { en: 'Police: 110' }
    };
    expect(parseConfig({ contact }, site)).toMatchObject({
      config: { contact: { ...contact, url: 'https://help.example/support/contact.html' } },
      problems: []
    });
    const wrong = { phone: 'call <b>', email: 'a b@c.d', url: 'javascript:alert(1)', advice: 5, fax: '1' };
    expect(parseConfig({ contact: wrong }, site).config.contact).toBeUndefined();
    expect(paths({ contact: wrong }).sort()).toEqual([
      'contact.advice',
      'contact.email',
      'contact.fax',
      'contact.phone',
      'contact.url'
    ]);
    expect(parseConfig({ contact: { ...wrong, phone: '110' } }, site).config.contact).toEqual({
      phone: '110'
    });
    expect(paths({ contact: 'us' })).toEqual(['contact']);
  });
});
