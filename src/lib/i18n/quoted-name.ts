import { peerName } from '../base/peer-text.js';
import { isolated } from './isolated.js';
import type { I18n } from './i18n.svelte.js';

/**
 * What a peer calls themselves, as a quotation: nothing proves it (EN6). Isolated, so that a name in another direction
 * does not turn the sentence around (UI-C3). Empty where there is none.
 */
export function quotedName(name: string, { t }: Pick<I18n, 't'>): string {
  const shown = peerName(name);
  return shown && t('name.quoted', { name: isolated(shown) });
}
