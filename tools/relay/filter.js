import { isHex } from './event.js';

/**
 * A filter of NIP-01, read. A missing list or bound admits everything; `limit` speaks of stored events only,
 * of which this relay has none.
 * @typedef {object} Filter
 * @property {Set<string>} [ids]
 * @property {Set<string>} [authors]
 * @property {Set<number>} [kinds]
 * @property {number} [since] seconds since the epoch, inclusive
 * @property {number} [until] seconds since the epoch, inclusive
 * @property {Map<string, Set<string>>} tags wanted values by the tag's single letter
 */

/** @param {unknown} value @returns {value is number} */
const isWhole = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
/** @param {unknown} value */
const isKey = (value) => isHex(value, 64);
/** @param {unknown} value */
const isText = (value) => typeof value === 'string';

/**
 * @param {unknown} value
 * @param {number} maxValues longest list that is taken
 * @returns {Filter | string} the filter, or what is wrong with it in NIP-01's words for machines
 */
export function parseFilter(value, maxValues) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'invalid: a filter is an object';
  }
  /** @type {Filter} */
  const filter = { tags: new Map() };
  for (const [key, wanted] of Object.entries(value)) {
    if (key === 'since' || key === 'until' || key === 'limit') {
      if (!isWhole(wanted)) return `invalid: ${key} is a whole number`;
      if (key !== 'limit') filter[key] = wanted;
      continue;
    }
    const isValid = checkOf(key);
    if (!isValid) return 'unsupported: filter contains unknown elements';
    if (!Array.isArray(wanted) || !wanted.every(isValid)) return `invalid: ${key} is a list of other things`;
    if (wanted.length > maxValues) return `invalid: ${key} has more than ${maxValues} values`;
    if (key.startsWith('#')) filter.tags.set(key.slice(1), new Set(wanted));
    else filter[/** @type {'ids'} */ (key)] = new Set(wanted);
  }
  return filter;
}

/** What an entry of the list of this name must be. @param {string} key @returns {((value: unknown) => boolean) | undefined} */
function checkOf(key) {
  if (key === 'ids' || key === 'authors') return isKey;
  if (key === 'kinds') return isWhole;
  return /^#[A-Za-z]$/.test(key) ? isText : undefined;
}

/** @param {Filter} filter @param {import('./event.js').NostrEvent} event */
export function matches(filter, event) {
  const { ids, authors, kinds, since = 0, until = Infinity, tags } = filter;
  if (event.created_at < since || event.created_at > until) return false;
  if (ids && !ids.has(event.id)) return false;
  if (authors && !authors.has(event.pubkey)) return false;
  if (kinds && !kinds.has(event.kind)) return false;
  return [...tags].every(([letter, wanted]) =>
    event.tags.some(([name, value]) => name === letter && value !== undefined && wanted.has(value))
  );
}
