import type { Messages } from '../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'feature.time-limit': 'Zeitbegrenzung',
  'log.time-extended': 'Kunde hat die Zeit der Sitzung verlängert',
  'time.left': 'noch {time}',
  'time.left-held': 'noch {time}, steht still',
  'time.left-hint': 'Nur Ihr Kunde kann die Zeit verlängern.',
  'time.left-long': 'noch {time}',
  'time.held': 'noch {time}; die Zeit steht still',
  'time.title': 'Diese Sitzung ist zeitlich begrenzt',
  'time.soon': 'Die Sitzung endet bald',
  'time.extend': 'Verlängern'
};
