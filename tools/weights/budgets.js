/**
 * What each page may weigh: kilobytes (1000 bytes) of gzipped JavaScript. Phones on bad networks open the first.
 * The aim is 42, 190 and 240: what a page does not need at once is to be fetched when it is needed.
 */
export const budgetsKilobytes = {
  /** Until the PIN can be typed. */
  entry: 46.3,
  /** A customer's whole session with chat and a shared screen. */
  customerSession: 226.2,
  /** Until a session can be made. */
  console: 266.3
};
