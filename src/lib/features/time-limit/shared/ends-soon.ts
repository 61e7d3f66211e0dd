import type { TimeLeft } from './views.js';

const soonMs = 5 * 60_000;

/** Is a limited session so near its end that both pages warn? Not while its time stands still. */
export const endsSoon = ({ endsAt, isRunning }: TimeLeft, now: number): boolean =>
  isRunning && endsAt - now < soonMs;
