/** What each page may weigh: kilobytes (1000 bytes) of gzipped JavaScript. Phones on bad networks open the first. */
export const budgetsKilobytes = {
  /** Until the PIN can be typed. */
  entry: 45,
  /** A customer's whole session with chat and a shared screen. */
  customerSession: 200,
  /** Until a session can be made. */
  console: 260
};
