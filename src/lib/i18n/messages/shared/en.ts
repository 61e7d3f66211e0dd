import type { ErrorCode } from '../../../base/errors.js';
import { en as basic } from '../basic/en.js';
import { en as emoji } from '../emoji/en.js';
import { en as errors } from '../errors/en.js';
import { en as log } from '../log/en.js';
import { en as panels } from '../panels/en.js';

/** Words that both pages use. */
export const en = {
  ...basic,
  ...errors,
  ...log,
  ...emoji,
  ...panels,

  'button.allow': 'Allow',
  'button.back': 'Back',
  'button.cancel': 'Cancel',
  'button.close': 'Close',
  'button.copy': 'Copy',
  'button.copied': 'Copied',
  'button.decline': 'Decline',
  'button.end-session': 'End session',
  'button.more': 'More',
  'button.print': 'Print',
  'button.retry': 'Try again',
  'button.save': 'Save',
  'button.send': 'Send',

  'copy.failed': 'Copying did not work. Please select the text and copy it yourself.',
  'qr.label': 'QR code',
  'step.done': 'done',
  'step.now': 'in progress',
  'step.todo': 'to do',
  'step.failed': 'failed',
  'page.missing': 'There is no page at this address.',
  'page.missing.next': 'Please check the address, or ask for the link once more.',

  'role.technician': 'Technician',
  'role.customer': 'Customer',
  'role.system': 'Tincan',
  'role.you': 'You',

  'chat.title': 'Chat',
  'chat.empty': 'Nothing has been written yet. Say hello.',
  'chat.placeholder': 'Write a message',
  'chat.hint': 'Enter sends, Shift + Enter starts a new line.',
  'chat.sending': 'Waiting to be sent',
  'chat.delivered': 'Delivered',
  'name.quoted': '“{name}”',
  'chat.typing': '{name} is typing\u00a0…',
  'chat.offline': 'Not connected. What you write is kept and sent later.',
  'chat.newest': 'To the newest message',
  'chat.unread.one': '{count} new message',
  'chat.unread.other': '{count} new messages',
  'chat.secret.code': 'This looks like a code or password. Nobody who helps you needs it.',
  'chat.secret.card': 'This looks like a card number. Nobody who helps you needs it.',
  'chat.secret.account': 'This looks like a bank account number. Nobody who helps you needs it.',
  'chat.secret.remove': 'Take it out',
  'chat.secret.send': 'Send it anyway',
  'chat.too-long': 'This message is too long by {count} characters.',

  'safety.title': 'Safety code',
  'safety.explain':
    'Read these seven pictures to each other on the phone. If they are the same on both sides, nobody is in between.',

  'summary.duration': 'Duration',
  'summary.started': 'Started',
  'summary.ended': 'Ended',
  'summary.log': 'Log',
  'summary.keys-deleted': 'The keys of this session have been deleted.',

  'status.connecting': 'Connecting',
  'status.waiting': 'Waiting',
  'status.active': 'Active',
  'status.on-hold': 'On hold',
  'status.rebooting': 'Restarting',
  'status.reconnecting': 'Reconnecting',
  'status.offline': 'Offline',
  'status.timed-out': 'Timed out',
  'status.closed': 'Closed',
  'status.closed-by-waiting-customer': 'Customer left while waiting',
  'status.removed': 'Removed',
  'status.refused': 'Refused'
} as const satisfies Record<string, string> & Record<`error.${ErrorCode}.${'what' | 'next'}`, string>;
