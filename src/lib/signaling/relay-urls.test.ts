import { describe, expect, it } from 'vitest';
import { relayUrls } from './relay-urls.js';

describe('relay addresses', () => {
  it('[RL1] resolves relative addresses against the page, with its protocol', () => {
    expect(relayUrls(['/relay'], 'https://shop.example/help/console').urls).toEqual([
      'wss://shop.example/relay'
    ]);
    expect(relayUrls(['relay'], 'http://127.0.0.1:4180/help/').urls).toEqual([
      'ws://127.0.0.1:4180/help/relay'
    ]);
    expect(relayUrls(['//relay.example/x'], 'https://shop.example/').urls).toEqual(['wss://relay.example/x']);
  });

  it('[RL1] rejects what is not a plain ws or wss address', () => {
    const bad = [
      'https://relay.example',
      'javascript:alert(1)',
      'wss://user:word@relay.example',
      'data:x',
      'wss://',
      ' '
    ];
    expect(relayUrls(bad, 'https://shop.example/')).toEqual({ urls: [], rejected: bad });
  });

  it('[RL1] names each relay once and takes eight at most', () => {
    const many = Array.from({ length: 12 }, (_, i) => `wss://r${i}.example/`);
    const { urls, rejected } = relayUrls([many[0]!, 'wss://r0.example#x', ...many], 'https://shop.example/');
    expect(urls).toEqual(many.slice(0, 8));
    expect(rejected).toEqual(many.slice(8));
  });
});
