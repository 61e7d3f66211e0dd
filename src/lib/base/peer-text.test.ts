import { describe, expect, it } from 'vitest';
import { maxNameLetters, maxReasonLetters, peerName, peerReason } from './peer-text.js';

const letters = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

describe('a name that a peer gave', () => {
  it.each([
    ['Kim Sørensen', 'Kim Sørensen'],
    ['  Kim\r\n\t Sørensen  ', 'Kim Sørensen'],
    ['Kim\u2028Press the dark button', 'Kim Press the dark button'],
    ['Kim \u202Emik\u202C \u2067x\u2069\u200F', 'Kim mik x'],
    ['K\u200Bi\u2060m\uFEFF\u00AD', 'Kim'],
    ['\u3164\u115F\uFFA0\u2800\u{E0041}', ''],
    ['Kim” asks. “Press', 'Kim’ asks. ’Press'],
    ['«Kim» „x“ "y"', '’Kim’ ’x’ ’y’'],
    ['O’Brien', 'O’Brien'],
    ['\u0007\u0000Kim\u009B', 'Kim'],
    ['\uD800Kim\uDFFF', 'Kim'],
    ['K\u200Dim \u200D', 'K\u200Dim'],
    ['می‌خواهم', 'می‌خواهم'],
    ['👩‍🔧 Ada', '👩‍🔧 Ada']
  ])('[EN6] %j is shown as %j', (given, shown) => {
    expect(peerName(given)).toBe(shown);
  });

  it('[EN6] has no more than 40 letters, as people count them', () => {
    expect(peerName('x'.repeat(40))).toBe('x'.repeat(40));
    expect(peerName('x'.repeat(41))).toBe(`${'x'.repeat(39)}…`);
    const family = '👩‍👩‍👧‍👦';
    expect(peerName(family.repeat(40))).toBe(family.repeat(40));
    expect(letters(peerName('e\u0301'.repeat(200)))).toBe(maxNameLetters);
    expect(peerName('ก\u0E34\u0E48'.repeat(60))).toBe(`${'ก\u0E34\u0E48'.repeat(39)}…`);
  });

  it('[EN6] grows over no other line', () => {
    expect(peerName(`Z${'\u0301\u0322'.repeat(80)}`).length).toBeLessThan(8);
  });

  it('[EN6] stays the same when it is read again', () => {
    for (const name of ['x'.repeat(200), '“”\u202E \n', 'a\u200D\u200D b', 'K\u200Bim']) {
      expect(peerName(peerName(name))).toBe(peerName(name));
    }
  });
});

it('[EN6] a reason has no more than 140 letters, in one line', () => {
  const reason = peerReason(`Then I can see\n\n\nit: ${'very '.repeat(40)}`);
  expect(letters(reason)).toBeLessThanOrEqual(maxReasonLetters);
  expect(reason).toMatch(/^Then I can see it: very .*…$/);
});
