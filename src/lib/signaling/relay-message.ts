/** What a relay says (NIP-01), read but not yet believed. */
export type RelayMessage =
  | { type: 'event'; event: unknown }
  | { type: 'stored-sent'; subscription: string }
  | { type: 'unsubscribed'; subscription: string; reason: string }
  | { type: 'receipt'; isAccepted: boolean; reason: string }
  | { type: 'other' };

const textAt = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One frame of a relay, or `undefined` when it is garbage. */
export function parseRelayMessage(frame: string): RelayMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(frame);
  } catch {
    return undefined;
  }
  if (!Array.isArray(message) || typeof message[0] !== 'string') return undefined;
  switch (message[0]) {
    case 'EVENT':
      return { type: 'event', event: message[2] };
    case 'EOSE':
      return { type: 'stored-sent', subscription: textAt(message[1]) };
    case 'CLOSED':
      return { type: 'unsubscribed', subscription: textAt(message[1]), reason: textAt(message[2]) };
    case 'OK':
      return { type: 'receipt', isAccepted: message[2] === true, reason: textAt(message[3]) };
    default:
      return { type: 'other' };
  }
}
