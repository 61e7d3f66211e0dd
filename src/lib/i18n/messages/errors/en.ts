import type { ErrorCode } from '../../../base/errors.js';
import type { en as basic } from '../basic/en.js';

type ErrorKey = `error.${ErrorCode}.${'what' | 'next'}`;

/**
 * For every error: what happened, and what to do next. Read by customers who are worried and by technicians.
 * The mistakes in typing a PIN are among the basic words.
 */
export const en = {
  'error.pin-wrong.what': 'This is not the PIN your technician is waiting for.',
  'error.pin-wrong.next':
    'For your safety this PIN is no longer valid. Please ask your technician for a new one.',
  'error.pin-expired.what': 'This PIN is too old.',
  'error.pin-expired.next': 'Please ask your technician for a new one.',
  'error.pin-burned.what': 'Somebody has tried a wrong PIN, so this one was made invalid for your safety.',
  'error.pin-burned.next': 'A new PIN is needed. The technician can make one with a single click.',
  'error.pin-used.what': 'This PIN has already been used.',
  'error.pin-used.next': 'If that was not you, tell your technician. In any case ask for a new PIN.',
  'error.pin-tries-used-up.what':
    'This PIN was tried three times without success, so we stopped for your safety.',
  'error.pin-tries-used-up.next':
    'Somebody else may be answering in your technician’s place. Please ask for an invite link instead.',
  'error.technician-not-there.what': 'Nobody is answering to this PIN.',
  'error.technician-not-there.next':
    'Please ask your technician whether the PIN is still valid and their page is open, then try again.',
  'error.no-relay.what': 'We cannot reach any of the servers through which the two of you find each other.',
  'error.no-relay.next': 'Please check your internet connection. We keep trying.',

  'error.link-broken.what': 'This link is not complete.',
  'error.link-broken.next': 'Please copy the whole link once more, or ask your technician for a PIN instead.',

  'error.session-taken.what': 'Somebody has already joined with this link.',
  'error.session-taken.next': 'If that was not you, tell your technician at once and ask for a new link.',
  'error.session-over.what': 'This session has ended.',
  'error.session-over.next': 'If you still need help, please ask for a new PIN or link.',
  'error.admission-failed.what': 'The other side could not prove who they are, so nothing was connected.',
  'error.admission-failed.next':
    'Please start again with a new PIN or link. If it happens again, call each other.',
  'error.page-older.what': 'The other page is older than this session.',
  'error.page-older.next': 'Please reload it there. Nothing is lost.',
  'error.network-blocked.what': 'A network on the way does not allow a direct connection.',
  'error.network-blocked.next':
    'Another network often helps: a phone’s hotspot, or the Wi-Fi at home instead of the office.',

  'error.power-unknown.what': 'The technician’s page asked for something that this page does not know.',
  'error.power-unknown.next': 'It was refused. You do not have to do anything.',
  'error.question-lost.what': 'The connection broke before the question was answered. Nothing is shown.',
  'error.question-lost.next': 'It can be asked again.',
  'error.question-withdrawn.what': 'The question was taken back before you answered it. Nothing is shown.',
  'error.question-withdrawn.next': 'You need not do anything.',
  'error.screen-unsupported.what': 'This browser cannot show its screen to others.',
  'error.screen-unsupported.next':
    'The chat works here all the same. To show the screen, use Chrome, Edge, Firefox or Safari on a computer.',
  'error.screen-denied.what': 'The browser did not allow the screen to be shown.',
  'error.screen-denied.next':
    'If that was a slip, ask again and choose a screen or window in the browser’s dialog.',
  'error.screen-blocked.what': 'The computer did not let the browser show its screen.',
  'error.screen-blocked.next':
    'On a Mac: System Settings → Privacy & Security → Screen Recording, switch the browser on, then restart it. Or choose a tab instead of the screen.',
  'error.screen-failed.what': 'Showing the screen has failed.',
  'error.screen-failed.next': 'Please try again. If it fails again, choose a different window.',

  'error.board-full.what': 'The board is full.',
  'error.board-full.next': 'For more marks, please start a new session.',
  'error.message-too-long.what': 'This message is too long.',
  'error.message-too-long.next': 'Please send it in two or more parts.',
  'error.message-empty.what': 'There is nothing to send yet.',
  'error.message-empty.next': 'Type a message first.',

  'error.storage-unavailable.what': 'This browser does not let us store anything.',
  'error.storage-unavailable.next':
    'Everything works, but it is lost when you close or reload the page. A normal window instead of a private one helps.',
  'error.storage-full.what': 'There is no more room on this device.',
  'error.storage-full.next':
    'The session goes on, but new things are lost on reload. Please free some space.',

  'error.part-not-loaded.what': 'A part of this page could not be loaded.',
  'error.part-not-loaded.next':
    'Check your network and try again. If a new version was installed meanwhile, reload the page when it suits you.',
  'error.unexpected.what': 'Something went wrong that should not have.',
  'error.unexpected.next': 'Please reload the page. What was written so far is kept.',
  'error.chat-off.what': 'Your technician has turned writing off for the moment.',
  'error.chat-off.next': 'What you typed is kept. Call each other if it is urgent.'
} as const satisfies Record<Exclude<ErrorKey, keyof typeof basic>, string>;
