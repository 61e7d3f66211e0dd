import { readFileSync } from 'node:fs';

interface Part {
  file: string;
  /** Of a part that is fetched when it is asked for. */
  src?: string;
  isDynamicEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

/** What a page of the build of today can ask for once it is there: source → file below the site's folder. */
export function laterParts(node: number): Map<string, string> {
  const manifest = JSON.parse(
    readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8')
  ) as Record<string, Part>;
  const found = new Set<string>();
  const take = (key: string): void => {
    if (found.has(key)) return;
    found.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key]!;
    for (const next of [...imports, ...dynamicImports]) take(next);
  };
  take(`.svelte-kit/generated/client-optimized/nodes/${node}.js`);
  return new Map(
    [...found].flatMap((key) => {
      const { file, src = key, isDynamicEntry = false } = manifest[key]!;
      return isDynamicEntry ? [[src, file] as const] : [];
    })
  );
}
