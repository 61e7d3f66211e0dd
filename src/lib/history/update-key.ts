import { randomBytes, toHex } from '../base/bytes.js';
import { systemClock } from '../base/clock.js';
import type { Key } from './write-set.js';

let last = 0;

/**
 * A new key below `id` for an update of a Yjs document. Keys are read in the order in which they were made: Yjs takes
 * updates in any order, but one that comes before what it follows is put aside, and ten thousand that were put aside
 * take minutes. Random at its end, for tabs that write in the same millisecond.
 */
export function updateKey(id: string): Key {
  last = Math.max(systemClock.now(), last + 1);
  return [id, `${last.toString(16).padStart(12, '0')}${toHex(randomBytes(8))}`];
}
