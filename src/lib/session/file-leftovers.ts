import type { Store } from '../history/store.js';
import { recordsKey } from './files-key.js';
import { removeLeftovers } from './file-store.js';

/** Set while this browser may hold received files; cheap to ask for at every start. */
const flag = 'files';

export const noteReceiving = (store: Store): Promise<void> => store.settings.set(flag, true);

/** Removes received files of sessions that are over (FT13). When it fails the next start tries again. */
export async function clearLeftovers(store: Store): Promise<void> {
  const records = await store.sessions.all();
  const open = records.filter(({ keys, endedBy }) => keys && endedBy === undefined);
  const folders = new Set(open.map(({ role, id }) => recordsKey(role, id)));
  const isLeft = await removeLeftovers((folder) => folders.has(folder));
  if (!isLeft) await store.settings.delete(flag);
}
