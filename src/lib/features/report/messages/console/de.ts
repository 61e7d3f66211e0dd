import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const de: Messages<typeof en> = {
  'page.report': 'Bericht prüfen'
};
