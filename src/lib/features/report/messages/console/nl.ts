import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'page.report': 'Verslag controleren'
};
