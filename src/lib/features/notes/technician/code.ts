import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { NotesView } from './notes-view.js';
import { Notes } from './notes.svelte.js';

export const code: FeatureCode<typeof facts, NotesView> = {
  async open({ history, kept }) {
    const archived = await history.read();
    const notes = archived
      ? Notes.ofHistory(history, archived.notes)
      : await Notes.open(kept.document(), history);
    return {
      api: notes,
      // what was typed a moment ago; they can be changed for as long as the row is in the list
      close: () => notes.flush()
    };
  }
};
