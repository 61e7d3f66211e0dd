import type { getI18n } from '../../../i18n/index.js';

/** The words of a setting, whose keys are made of the setting's own: `settings.volume`, `settings.density.tight`. */
export const settingWords =
  (i18n: ReturnType<typeof getI18n<'settings'>>) =>
  (key: string): string =>
    (i18n.t as (key: string) => string)(`settings.${key}`);
