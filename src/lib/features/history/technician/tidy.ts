import type { Store } from '../../../history/store.js';
import { retentionDays } from '../../../session/records/retention.js';

/** Moves into the archive what is over and still among the open sessions, and deletes what is older than wanted. */
export async function tidy(store: Store): Promise<void> {
  await archiveLeft(store);
  if ((await retentionDays(store.rows)) === 0) return;
  const { History } = await import('../../../session/records/history.svelte.js');
  await (await History.open(store.rows)).expire();
}

/** What an older version, or a page that was killed, left. */
async function archiveLeft(store: Store): Promise<void> {
  const left = (await store.sessions.all('technician')).filter(({ endedBy }) => endedBy !== undefined);
  if (left.length === 0) return;
  const { archiveSession } = await import('../../../session/records/archive-session.js');
  for (const record of left) await archiveSession(store, record);
}
