import { scoped } from './site-scope.js';

/** How a value was named before names were those of the site's folder: build 1 (docs/decisions/0018-…). */
const oldName = (name: string): string => `tincan.${name}`;

export interface SiteStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** `localStorage` or `sessionStorage` of this site alone. Where the browser denies it, nothing is kept. */
export function siteStorage(area: 'localStorage' | 'sessionStorage'): SiteStorage {
  const from = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(globalThis[area]);
    } catch {
      // denied, or full: what was chosen holds until the page is left
      return null;
    }
  };
  return {
    getItem: (name) => from((storage) => storage.getItem(scoped(name)) ?? storage.getItem(oldName(name))),
    setItem: (name, value) => void from((storage) => storage.setItem(scoped(name), value)),
    removeItem: (name) =>
      void from((storage) => {
        storage.removeItem(scoped(name));
        storage.removeItem(oldName(name));
      })
  };
}
