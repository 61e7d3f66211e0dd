import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const da: Messages<typeof en> = {
  'page.replies': 'Faste svar',
  'replies.push': 'Send en adresse',
  'replies.manage-all': 'Administrer faste svar'
};
