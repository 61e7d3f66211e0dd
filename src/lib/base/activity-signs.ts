import type { Clock } from './clock.js';

/** Movement on the page is told at most so often. */
const intervalMs = 2_000;
const signs = ['pointermove', 'keydown', 'wheel'] as const;

/**
 * Tells that the person does something on this page.
 * @param isOfInterest looked at with each sign; nothing is told meanwhile
 * @returns ends that
 */
export function watchActivity(clock: Clock, isOfInterest: () => boolean, tell: () => void): () => void {
  if (typeof document === 'undefined') return () => undefined;
  let toldAt = -Infinity;
  const note = (): void => {
    const now = clock.now();
    if (!isOfInterest() || Math.abs(now - toldAt) < intervalMs) return;
    toldAt = now;
    tell();
  };
  for (const sign of signs) document.addEventListener(sign, note, { passive: true });
  return () => {
    for (const sign of signs) document.removeEventListener(sign, note);
  };
}
