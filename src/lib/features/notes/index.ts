/** What the frames and other features may use of the notes. */
import { Notes } from '../../session/records/notes.svelte.js';
import type { Archive } from '../../history/archive.js';
import type { ArchivedSession } from '../../history/archived-session.js';

export type { Notes } from '../../session/records/notes.svelte.js';
export { default as NotesEditor } from './ui/NotesEditor.svelte';

/** The notes on a session that is over. */
export const archivedNotes = (archive: Archive, { id, notes }: ArchivedSession): Notes =>
  Notes.of(archive, id, notes);
