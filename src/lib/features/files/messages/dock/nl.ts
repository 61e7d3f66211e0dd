import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'files.label': 'Bestanden',
  'files.send': 'Bestanden versturen',
  'files.send-folder': 'Een map versturen',
  'files.send-clipboard': 'De inhoud van het klembord versturen',
  'files.drop': 'Loslaten om te versturen',
  'files.nothing': 'Er was niets dat verstuurd kon worden.',
  'files.too-many':
    'Er is niets verstuurd: dit zijn meer dan {count} bestanden. Pak ze in tot één bestand, zoals een zip, of verstuur delen ervan.'
};
