import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** Beside what SvelteKit generates: not part of the site. */
export const moduleSizesFile = '.svelte-kit/module-sizes.json';

/**
 * Writes down which modules each file of the pages' JavaScript has, and how long their code is in it (characters
 * before minifying): `{ [file]: { [module]: length } }`. Vite's manifest tells files, not modules.
 * @returns {import('vite').Plugin}
 */
export function moduleSizes() {
  return {
    name: 'tincan-module-sizes',
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    generateBundle(_options, bundle) {
      const root = this.environment.config.root;
      const files = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk'
          ? [
              [
                output.fileName,
                Object.fromEntries(
                  Object.entries(output.modules).map(([id, { renderedLength }]) => [
                    relative(root, id.replace(/^\0/, '')).replaceAll('\\', '/'),
                    renderedLength
                  ])
                )
              ]
            ]
          : []
      );
      mkdirSync(dirname(moduleSizesFile), { recursive: true });
      writeFileSync(moduleSizesFile, JSON.stringify(Object.fromEntries(files)));
    }
  };
}
