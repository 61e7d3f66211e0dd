/** A ZIP has years from 1980 to 2107, in local time; a day is left free on both sides for the zones. */
const first = Date.UTC(1980, 0, 2);
const last = Date.UTC(2107, 11, 30);

/** The time of a file as a ZIP can hold it: what is no time, or too early, is its first; what is too late its last. */
export const zipTime = (at: number): number =>
  Number.isFinite(at) ? Math.min(Math.max(at, first), last) : at === Infinity ? last : first;
