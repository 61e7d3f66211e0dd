import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'page.report': 'Kontrollér en rapport'
};
