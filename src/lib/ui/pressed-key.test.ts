import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isEnter, pressedKey } from './pressed-key.js';

interface Press {
  key: string;
  isComposing: boolean;
  keyCode: number;
}

const key = (key: string, keyCode: number, isComposing = false): Press => ({ key, keyCode, isComposing });
const enter = key('Enter', 13);

/** The key presses of «に» typed as `n`, `i`, a suggestion chosen by an arrow, and Enter; as bug reports give them. */
const wordOf: Record<string, Press[]> = {
  'Chrome on Windows': [
    key('Process', 229),
    key('Process', 229, true),
    key('Process', 229, true),
    key('Process', 229, true)
  ],
  'Chrome on a Mac': [
    key('n', 229),
    key('i', 229, true),
    key('ArrowDown', 229, true),
    key('Enter', 229, true)
  ],
  'Chrome with an input method that ends the composition first': [
    key('n', 229),
    key('i', 229, true),
    key('ArrowDown', 229, true),
    key('Enter', 229)
  ],
  'Firefox on a Mac': [
    key('n', 229),
    key('i', 229, true),
    key('ArrowDown', 229, true),
    key('Enter', 229, true)
  ],
  // compositionend comes before the keydown of its Enter
  Safari: [key('n', 229, true), key('i', 229, true), key('ArrowDown', 229, true), key('Enter', 229)]
};

describe('the keys of a page', () => {
  it.each(Object.entries(wordOf))(
    '[UI8] a word that is written by an input method presses nothing, and the next Enter counts: %s',
    (_browser, presses) => {
      for (const press of presses) {
        expect(pressedKey(press)).toBe('');
        expect(isEnter(press)).toBe(false);
      }
      expect(isEnter(enter)).toBe(true);
    }
  );

  it('[UI8] the Enter of a telephone’s keyboard counts, and so does a dead key with Option held', () => {
    expect(isEnter(key('Enter', 13))).toBe(true);
    expect(pressedKey(key('Unidentified', 229))).toBe('');
    expect(pressedKey(key('Dead', 229))).toBe('Dead');
  });

  it('[UI8] no other file reads a key by itself', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|ui[\\/]pressed-key\.ts$/.test(name))
      .map((name) => ({ name, text: readFileSync(`src/${name}`, 'utf8') }));
    const ownWays =
      /\b(?:event|press|e|pressed|\$event)\.(?:key|keyCode|which)\b|\.keyCode\b|\{[^}\n]*\bkey\b[^}\n]*\}: KeyboardEvent|KeyboardEvent[^\n]*\.key\b|onkeypress/;
    expect(sources.filter(({ text }) => text.includes('pressedKey(')).length).toBeGreaterThan(15);
    expect(sources.filter(({ text }) => ownWays.test(text)).map(({ name }) => name)).toEqual([]);
  });
});
