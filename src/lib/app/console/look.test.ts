import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemes } from '../../session/settings/setting-fields.js';
import { contrast, rgbOf } from '../../ui/contrast.js';

const tokens = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');
const look = readFileSync(new URL('./look.css', import.meta.url), 'utf8');

/** The last declaration of a token in a text, in one theme. */
function colour(text: string, token: string, theme: 0 | 1): string {
  const [, sides] = new RegExp(`--${token}: light-dark\\((.+?)\\);`).exec(text) ?? [];
  return sides!.match(/#[0-9a-f]{6}\b/g)![theme]!;
}

const blockOf = (scheme: string): string => look.split(`[data-scheme='${scheme}']`)[1]!.split('}')[0]!;

describe.each(schemes.filter((scheme) => scheme !== 'petrol'))('the colour scheme %s', (scheme) => {
  it.each([0, 1] as const)('[CS5] can be read in both themes (%s)', (theme) => {
    const own = (token: string): ReturnType<typeof rgbOf> => rgbOf(colour(blockOf(scheme), token, theme));
    const common = (token: string): ReturnType<typeof rgbOf> => rgbOf(colour(tokens, token, theme));
    for (const ground of ['paper', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover']) {
      expect(contrast(own('accent-text'), common(ground)), `text on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(own('accent'), common(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(own('accent-text'), own('accent-soft'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(common('text'), own('accent-soft'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(own('on-accent'), own('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(own('on-accent'), own('accent-hover'))).toBeGreaterThanOrEqual(4.5);
  });
});
