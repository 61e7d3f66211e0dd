/** What the frames and other features may use of notes. */
import type { Archive } from '../../history/archive.js';
import type { ArchivedSession } from '../../history/archived-session.js';
import type { FeatureHandle } from '../../session/manifest.js';
import { Notes } from './technician/notes.svelte.js';
import type { NotesView } from './technician/notes-view.js';

export type { Notes } from './technician/notes.svelte.js';
export type { NotesView } from './technician/notes-view.js';
export { default as NotesEditor } from './ui/NotesEditor.svelte';

/** The notes on a console's session. Rejects when the code cannot be fetched; the next call tries again. */
export const openNotes = (features: readonly FeatureHandle[]): Promise<NotesView> =>
  (features.find(({ id }) => id === 'notes') as FeatureHandle<NotesView>).open();

/** The notes on a session that is over. */
export const archivedNotes = (archive: Archive, { id, notes }: ArchivedSession): Notes =>
  Notes.ofHistory({ amend: (part) => archive.amend(id, part) }, notes);
