import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'feature.time-limit': 'De tijd beperken',
  'log.time-extended': 'Klant heeft de tijd van de sessie verlengd',
  'time.left': 'nog {time}',
  'time.left-held': 'nog {time}, staat stil',
  'time.left-hint': 'Alleen uw klant kan de tijd verlengen.',
  'time.left-long': 'nog {time}',
  'time.held': 'nog {time}; de tijd staat stil',
  'time.title': 'Deze sessie is beperkt in tijd',
  'time.soon': 'De sessie eindigt straks',
  'time.extend': 'Verlengen'
};
