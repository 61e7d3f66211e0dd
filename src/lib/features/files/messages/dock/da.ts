import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'files.label': 'Filer',
  'files.send': 'Send filer',
  'files.send-folder': 'Send en mappe',
  'files.send-clipboard': 'Send indholdet af udklipsholderen',
  'files.drop': 'Slip for at sende',
  'files.nothing': 'Der var intet, der kunne sendes.',
  'files.too-many':
    'Intet blev sendt: Det er mere end {count} filer. Pak dem i én fil, for eksempel en zip, eller send dele af dem.'
};
