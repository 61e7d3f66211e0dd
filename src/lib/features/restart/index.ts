/** What the frames may use of restarts. */
import { parseSaved } from './shared/saved.js';

/** Was the page of a customer left because the computer restarts? `slices`: those of its session's record. */
export const isAfterRestart = (slices: Readonly<Record<string, unknown>>): boolean =>
  parseSaved(slices['restart']).isRestarting;
