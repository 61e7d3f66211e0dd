import type { I18n } from '../../i18n/index.js';
import type ObstacleNote from './ObstacleNote.svelte';

/** Few ever need it: it is fetched together with its words. Rejects when the network fails. */
export async function loadObstacleNote(i18n: Pick<I18n, 'addArea'>): Promise<typeof ObstacleNote> {
  const [note] = await Promise.all([import('./ObstacleNote.svelte'), i18n.addArea('obstacle')]);
  return note.default;
}
