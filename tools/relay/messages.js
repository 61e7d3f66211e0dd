import { isEphemeral, isGenuine, isHex, parseEvent } from './event.js';
import { parseFilter } from './filter.js';

/**
 * What a client asked for, read and checked.
 * @typedef {{ type: 'event', event: import('./event.js').NostrEvent }
 *   | { type: 'subscribe', id: string, filters: import('./filter.js').Filter[] }
 *   | { type: 'unsubscribe', id: string }
 *   | { type: 'refused', answer: unknown[] }} Request
 */

/** @param {...unknown} answer @returns {Request} */
const refuse = (...answer) => ({ type: 'refused', answer });

/**
 * Reads one message of a client. A wrong one is answered as NIP-01 says: `OK false` to an event, `CLOSED` to a
 * subscription, `NOTICE` to anything else.
 * @param {string} text
 * @param {import('./limits.js').Limits} limits
 * @returns {Request}
 */
export function parseRequest(text, limits) {
  /** @type {unknown} */
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return refuse('NOTICE', 'invalid: not JSON');
  }
  if (!Array.isArray(message)) return refuse('NOTICE', 'invalid: a message is a list');
  const [verb, subject, ...rest] = message;
  if (verb === 'EVENT') return parsePublication(subject);
  if (verb !== 'REQ' && verb !== 'CLOSE') return refuse('NOTICE', 'unsupported: unknown message');
  if (typeof subject !== 'string' || subject.length === 0 || subject.length > 64) {
    return refuse('NOTICE', 'invalid: a subscription id has 1 to 64 characters');
  }
  return verb === 'CLOSE' ? { type: 'unsubscribe', id: subject } : parseSubscription(subject, rest, limits);
}

/** @param {unknown} value @returns {Request} */
function parsePublication(value) {
  const event = parseEvent(value);
  if (!event) {
    const id = /** @type {{ id?: unknown } | null | undefined} */ (value)?.id;
    return isHex(id, 64)
      ? refuse('OK', id, false, 'invalid: not an event')
      : refuse('NOTICE', 'invalid: not an event');
  }
  if (!isEphemeral(event.kind)) {
    return refuse(
      'OK',
      event.id,
      false,
      'blocked: this relay stores nothing, only kinds 20000 to 29999 pass'
    );
  }
  if (!isGenuine(event)) return refuse('OK', event.id, false, 'invalid: wrong id or signature');
  return { type: 'event', event };
}

/** @param {string} id @param {unknown[]} values @param {import('./limits.js').Limits} limits @returns {Request} */
function parseSubscription(id, values, limits) {
  if (values.length === 0) return refuse('CLOSED', id, 'invalid: no filter');
  if (values.length > limits.filtersPerSubscription) return refuse('CLOSED', id, 'invalid: too many filters');
  const filters = [];
  for (const value of values) {
    const filter = parseFilter(value, limits.valuesPerFilter);
    if (typeof filter === 'string') return refuse('CLOSED', id, filter);
    filters.push(filter);
  }
  return { type: 'subscribe', id, filters };
}
