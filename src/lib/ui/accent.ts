import { contrast, hexOf, mix, rgbOf, type Rgb } from './contrast.js';

/** Text on paper (WCAG 2.2, 1.4.3 AA). */
const textContrast = 4.5;

interface Ground {
  /** The surface of this theme that is hardest to read an accent on. */
  surface: Rgb;
  /** What an accent is mixed with until it can be read. */
  towards: Rgb;
}

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];
const light: Ground = { surface: rgbOf('#dcebe9'), towards: black };
const dark: Ground = { surface: rgbOf('#2f2b27'), towards: white };

/** The nearest colour to `accent` that can be read on `ground`. */
function readable(accent: Rgb, { surface, towards }: Ground): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(accent, towards, share);
    if (contrast(mixed, surface) >= textContrast) return mixed;
  }
  return towards;
}

/**
 * A shop's colour as custom properties that `tokens.css` takes up, adjusted until everything on it and in it
 * can be read in both themes.
 * @param accent `#rrggbb`
 */
export function accentProperties(accent: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [theme, ground] of Object.entries({ light, dark })) {
    const tone = readable(rgbOf(accent), ground);
    const on = contrast(tone, white) >= textContrast ? white : black;
    properties[`--shop-accent-${theme}`] = hexOf(tone);
    properties[`--shop-accent-hover-${theme}`] = hexOf(mix(tone, ground.towards, 0.18));
    properties[`--shop-accent-soft-${theme}`] = hexOf(
      theme === 'light' ? mix(tone, white, 0.87) : mix(tone, black, 0.75)
    );
    properties[`--shop-on-accent-${theme}`] = hexOf(on);
  }
  return properties;
}

/** Gives the page a shop's colour. Through the CSSOM: the pages forbid inline styles. */
export function applyAccent(accent: string): void {
  for (const [name, value] of Object.entries(accentProperties(accent))) {
    document.documentElement.style.setProperty(name, value);
  }
}
