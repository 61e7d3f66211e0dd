import type { Messages } from '../../../../i18n/messages.js';
import type { en } from './en.js';

export const nl: Messages<typeof en> = {
  'page.replies': 'Vaste antwoorden',
  'replies.push': 'Adres sturen',
  'replies.manage-all': 'Vaste antwoorden beheren'
};
