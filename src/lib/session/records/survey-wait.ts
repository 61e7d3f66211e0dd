import type { Clock } from '../../base/clock.js';

/** So long the way stays open behind the end for an answer to the survey. */
const surveyWithinMs = 10 * 60_000;

/**
 * Calls `close` once: by what it returns, or when nobody has answered in time.
 * @returns ends the waiting now; may be called again
 */
export function waitForSurvey(clock: Pick<Clock, 'after'>, close: () => void): () => void {
  let isClosed = false;
  function end(): void {
    if (isClosed) return;
    isClosed = true;
    cancel();
    close();
  }
  const cancel = clock.after(surveyWithinMs, end);
  return end;
}
