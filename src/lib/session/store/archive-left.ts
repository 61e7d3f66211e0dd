import type { Environment } from '../link/environment.js';

/** Moves sessions into the archive that an older version, or a page that was killed, left among the open ones. */
export async function archiveLeft(environment: Pick<Environment, 'store' | 'features'>): Promise<void> {
  const left = (await environment.store.sessions.all('technician')).filter(
    ({ endedBy }) => endedBy !== undefined
  );
  if (left.length === 0) return;
  const { archiveSession } = await import('../records/archive-session.js');
  for (const record of left) await archiveSession(environment, record);
}
