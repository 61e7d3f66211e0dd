import type { SettingValues } from '../../session/settings/setting-fields.js';

/** How the console looks by the technician's choice: `look.css` follows these marks. */
export function applyLook({ scheme, density, fontSize }: Readonly<SettingValues>): void {
  const { dataset } = document.documentElement;
  dataset['scheme'] = scheme;
  dataset['density'] = density;
  dataset['fontSize'] = fontSize;
}
