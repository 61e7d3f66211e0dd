import { retentionDays } from '../../../history/retention.js';
import type { Store } from '../../../history/store.js';

/** Deletes what is older than the technician wants to keep it. */
export async function tidy({ rows }: Pick<Store, 'rows'>): Promise<void> {
  if ((await retentionDays(rows)) === 0) return;
  const { History } = await import('./history.svelte.js');
  await (await History.open(rows)).expire();
}
