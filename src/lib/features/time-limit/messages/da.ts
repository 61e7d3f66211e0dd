import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'feature.time-limit': 'Tidsbegrænsning',
  'log.time-extended': 'Kunden forlængede sessionens tid',
  'time.left': '{time} tilbage',
  'time.left-held': '{time} tilbage, står stille',
  'time.left-hint': 'Kun kunden kan forlænge tiden.',
  'time.left-long': '{time} tilbage',
  'time.held': '{time} tilbage; tiden står stille',
  'time.title': 'Denne session er tidsbegrænset',
  'time.soon': 'Sessionen slutter snart',
  'time.extend': 'Forlæng'
};
