/**
 * The customer accepts the shop's terms as they are shown; a digest says later which words these were (LG7). The
 * technician's page hears it in the greeting and compares it with the terms that it has itself.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../base/bytes.js';
import type { LocalText } from '../../base/config.js';
import type { SessionLog } from '../log/session-log.js';

const digestOf = (text: string): string => toHex(sha256(utf8(text)));

/** In the customer's log. */
export function noteTerms(log: Pick<SessionLog, 'add'>, text: string): void {
  log.add('terms-accepted');
  log.add('terms-digest', { digest: digestOf(text) });
}

/**
 * In the technician's log, once.
 * @param digest as the customer's page says; none from an older one
 * @param own the terms of this page, in all their languages
 */
export function noteCustomerTerms(
  log: Pick<SessionLog, 'add' | 'has'>,
  digest: string | undefined,
  own: LocalText | undefined
): void {
  if (!log.has('terms-accepted')) log.add('terms-accepted');
  if (digest === undefined || log.has('terms-digest') || log.has('terms-other')) return;
  const texts = typeof own === 'string' ? [own] : Object.values(own ?? {});
  log.add(texts.some((text) => digestOf(text) === digest) ? 'terms-digest' : 'terms-other', { digest });
}
