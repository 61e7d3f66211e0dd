import { siteStorage } from '../base/site-storage.js';

/** The appearance: the device's, or one that was chosen. `static/early.js` sets it before the first paint. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storage = siteStorage('localStorage');
const storageKey = 'theme';

/** The theme that the page has now. */
export function currentTheme(): Theme {
  if (typeof document === 'undefined') return 'system';
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function setTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  storage.setItem(storageKey, theme);
}
