import type { KeptRows } from './kept-rows.js';

export const retentionKey = 'history';

/** How many days this browser keeps sessions that are over; 0: until somebody deletes them. */
export async function retentionDays(rows: KeptRows): Promise<number> {
  const stored = [...(await rows.rows('settings', retentionKey)).values()][0];
  const days = (stored as { retentionDays?: unknown } | undefined)?.retentionDays;
  return typeof days === 'number' && Number.isSafeInteger(days) && days > 0 ? days : 0;
}
