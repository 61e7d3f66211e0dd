/**
 * Everything that can go wrong for a person has a code here; the sentences belong to `i18n`.
 * A new code fails the type check until it has words.
 */
export const errorCodes = [
  // typing a PIN
  'pin-empty',
  'pin-characters',
  'pin-too-short',
  'pin-too-long',
  'pin-check-digit',
  'pin-ambiguous',
  // the rendezvous
  'pin-wrong',
  'pin-expired',
  'pin-burned',
  'pin-used',
  'pin-tries-used-up',
  'technician-not-there',
  'no-relay',
  // the invite link
  'link-broken',
  // the private room and admission
  'session-taken',
  'session-over',
  'admission-failed',
  'page-older',
  'network-blocked',
  // powers
  'power-unknown',
  'question-lost',
  'question-withdrawn',
  'screen-unsupported',
  'screen-denied',
  'screen-blocked',
  'screen-failed',
  // chat
  'message-too-long',
  'message-empty',
  'chat-off',
  // board
  'board-full',
  // storage
  'storage-unavailable',
  'storage-full',
  // a part of the page that is fetched when it is needed
  'part-not-loaded',
  // anything else
  'unexpected'
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** For our own bugs only; what a peer sends is answered with a value, never with an assertion. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${what}`);
}
