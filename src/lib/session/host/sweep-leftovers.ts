import type { Store } from '../../history/store.js';
import type { FeatureManifest } from '../manifest.js';

/**
 * Removes what a feature has left of sessions that are over. The feature has set its flag when something may be left,
 * which is cheap to ask for at every start; what fails is tried again at the next.
 */
export async function sweepLeftovers(
  store: Store,
  { leftoversKey, sweep: load }: Pick<FeatureManifest, 'leftoversKey' | 'sweep'>
): Promise<void> {
  if (!load || !leftoversKey || !(await store.settings.get(leftoversKey))) return;
  const [{ sweep }, records] = await Promise.all([load(), store.sessions.all()]);
  const open = new Set(
    records
      .filter(({ keys, endedBy }) => keys && endedBy === undefined)
      .map(({ role, id }) => `${role} ${id}`)
  );
  const isLeft = await sweep((role, sessionId) => open.has(`${role} ${sessionId}`));
  if (!isLeft) await store.settings.delete(leftoversKey);
}
