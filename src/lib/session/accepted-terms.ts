import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../base/bytes.js';
import type { SessionLog } from './session-log.js';

/** The customer accepted the shop's terms as they were shown; the digest says later which words these were (LG7). */
export function noteTerms(log: Pick<SessionLog, 'add'>, text: string): void {
  log.add('terms-accepted');
  log.add('terms-digest', { digest: toHex(sha256(utf8(text))) });
}
