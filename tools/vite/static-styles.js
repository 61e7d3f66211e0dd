import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lets a page link every style sheet that its code needs from the start. SvelteKit walks Vite's manifest and counts a
 * chunk that it meets behind a dynamic import first as loaded later, also when the page imports it by itself: its
 * style sheet is then linked nowhere. So in the manifest every chunk gets the style sheets of all that it imports.
 * @returns {import('vite').Plugin}
 */
export function staticStyles() {
  return {
    name: 'tincan:static-styles',
    apply: 'build',
    writeBundle({ dir }) {
      if (this.environment.name !== 'client' || !dir) return;
      const file = join(dir, '.vite', 'manifest.json');
      /** @type {import('vite').Manifest} */
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      const styles = stylesOf(manifest);
      for (const [name, chunk] of Object.entries(manifest)) {
        const css = styles(name);
        if (css.length > 0) chunk.css = css;
      }
      writeFileSync(file, JSON.stringify(manifest, undefined, 2));
    }
  };
}

/**
 * @param {import('vite').Manifest} manifest
 * @returns {(name: string) => string[]} style sheets of a chunk and of all that it imports, those first
 */
function stylesOf(manifest) {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  /** @param {string} name @returns {string[]} */
  const of = (name) => {
    const found = known.get(name);
    if (found) return found;
    known.set(name, []);
    const { css = [], imports = [] } = manifest[name] ?? {};
    const all = [...new Set([...imports.flatMap(of), ...css])];
    known.set(name, all);
    return all;
  };
  return of;
}
