import { notesText } from '../../../documents/notes.js';
import type { ArchivePart, HistoryPart } from '../../../session/manifest.js';

export const historyOf = (notes: string): HistoryPart => ({
  facts: { hasNotes: notes.trim() !== '' },
  content: { notes }
});

export const archive: ArchivePart = (_saved, updates) => historyOf(notesText(updates));
