import { systemClock, type Clock } from '../base/clock.js';

/** Relays refuse ephemeral events that are a minute old, so half of that must be corrected. */
const tolerableOffsetMs = 30_000;
const timeoutMs = 5_000;

/**
 * How far this computer's clock is behind the web host's, in milliseconds: add it to the own time to get the host's.
 * Read from the `Date` header of a small file of the page's own host (RFC 9110 §6.6.1; a cache's `Age` is added).
 * 0 when it is unknown or too small to matter: the header counts whole seconds.
 */
export async function measureTimeOffset(
  url: string,
  fetch: typeof globalThis.fetch,
  clock: Pick<Clock, 'now'> = systemClock
): Promise<number> {
  try {
    const askedAt = clock.now();
    const response = await fetch(url, {
      method: 'HEAD',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs)
    });
    const middle = (askedAt + clock.now()) / 2;
    const ageMs = 1_000 * (Number(response.headers.get('age')) || 0);
    const offset = Date.parse(response.headers.get('date') ?? '') + ageMs - middle;
    return Math.abs(offset) > tolerableOffsetMs ? Math.round(offset) : 0;
  } catch {
    return 0;
  }
}
