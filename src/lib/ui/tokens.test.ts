import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accentProperties } from './accent.js';
import { contrast, rgbOf } from './contrast.js';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [normal, more] = css.split('@media (prefers-contrast: more)') as [string, string];

/** The default of a token in one theme, as `#rrggbb`. */
function tokensOf(text: string, theme: 0 | 1): Record<string, string> {
  const declared = [...text.matchAll(/--([\w-]+): light-dark\((.+?)\);/g)];
  return Object.fromEntries(
    declared.flatMap(([, name, sides]) => {
      const colours = sides!.match(/#[0-9a-f]{6}\b/g);
      return colours?.length === 2 ? [[name!, colours[theme]!]] : [];
    })
  );
}

const grounds = ['paper', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover'];
const texts = ['text', 'text-soft', 'text-faint', 'accent-text', 'ok', 'warn', 'danger', 'info'];
const textPairs = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground])),
  ...['accent', 'ok', 'warn', 'danger', 'info'].flatMap((tone) => [
    [tone === 'accent' ? 'accent-text' : tone, `${tone}-soft`],
    ['text', `${tone}-soft`]
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['paper', 'text']
];
const edgePairs = ['line-strong', 'accent', 'focus'].flatMap((edge) =>
  grounds.map((ground) => [edge, ground])
);

describe.each([
  ['light', tokensOf(normal, 0)],
  ['dark', tokensOf(normal, 1)],
  ['light, more contrast', { ...tokensOf(normal, 0), ...tokensOf(more, 0) }],
  ['dark, more contrast', { ...tokensOf(normal, 1), ...tokensOf(more, 1) }]
])('colours, %s', (_, tokens) => {
  const ratio = ([front, back]: string[]): number => contrast(rgbOf(tokens[front!]!), rgbOf(tokens[back!]!));

  it('[UI1] text has a contrast of at least 4.5', () => {
    expect(textPairs.filter((pair) => !(ratio(pair) >= 4.5))).toEqual([]);
  });

  it('[UI1] edges of controls and the focus ring have a contrast of at least 3', () => {
    expect(edgePairs.filter((pair) => !(ratio(pair) >= 3))).toEqual([]);
  });
});

describe('a shop’s accent', () => {
  const accents = ['#000000', '#ffffff', '#ffd400', '#ff0000', '#1a237e', '#7f7f7f', '#00ff88'];

  it.each(accents)('[UI2] %s can be read in both themes', (accent) => {
    const properties = accentProperties(accent);
    for (const [theme, index] of [
      ['light', 0],
      ['dark', 1]
    ] as const) {
      const tokens = tokensOf(normal, index);
      const tone = rgbOf(properties[`--shop-accent-${theme}`]!);
      for (const ground of grounds)
        expect(contrast(tone, rgbOf(tokens[ground]!))).toBeGreaterThanOrEqual(4.5);
      for (const part of ['accent', 'accent-hover'])
        expect(
          contrast(
            rgbOf(properties[`--shop-on-accent-${theme}`]!),
            rgbOf(properties[`--shop-${part}-${theme}`]!)
          )
        ).toBeGreaterThanOrEqual(4.5);
      expect(contrast(tone, rgbOf(properties[`--shop-accent-soft-${theme}`]!))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('[UI2] is changed no more than reading needs', () => {
    expect(accentProperties('#0e5f66')['--shop-accent-light']).toBe('#0e5f66');
    const [red, , blue] = rgbOf(accentProperties('#ffd400')['--shop-accent-light']!);
    expect(red).toBeGreaterThan(blue + 60);
  });
});
