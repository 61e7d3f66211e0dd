import * as Y from 'yjs';
import type { Bytes } from '../base/bytes.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { restoreDocument } from './restore-document.js';

/** UTF-16 units: a long book. */
export const maxNotesLength = 1_000_000;

/**
 * The technicians' notes on a session: a text in the document `backstage`. That document has no way to the customer:
 * it is another one than `shared`, is stored in a table of its own, and nothing here knows a connection.
 */
export interface NotesDocument {
  readonly text: string;
  readonly onChange: Listenable<void>;
  /** Writes only the difference, so that what another technician writes elsewhere in it stays. */
  set(text: string): void;
  /** All of it as one update. */
  state(): Bytes;
  close(): void;
}

export interface NotesOptions {
  updates: readonly Uint8Array[];
  onUpdate(update: Bytes): void;
}

export function createNotes({ updates, onUpdate }: NotesOptions): NotesDocument {
  const doc = restoreDocument(updates);
  const notes = doc.getText('notes');
  const changed = new Emitter<void>();
  notes.observe(() => changed.emit());
  doc.on('update', (update) => onUpdate(update as Bytes));
  return {
    get text() {
      return notes.toJSON();
    },
    onChange: changed.on,
    set(wanted) {
      const text = wanted.slice(0, maxNotesLength);
      const before = notes.toJSON();
      let start = 0;
      const shorter = Math.min(before.length, text.length);
      while (start < shorter && before[start] === text[start]) start++;
      let end = 0;
      while (end < shorter - start && before.at(-1 - end) === text.at(-1 - end)) end++;
      doc.transact(() => {
        const gone = before.length - start - end;
        if (gone > 0) notes.delete(start, gone);
        const added = text.slice(start, text.length - end);
        if (added !== '') notes.insert(start, added);
      });
    },
    state: () => Y.encodeStateAsUpdate(doc) as Bytes,
    close: () => doc.destroy()
  };
}

/** The text of stored updates. */
export function notesText(updates: readonly Uint8Array[]): string {
  const document = createNotes({ updates, onUpdate: () => undefined });
  const { text } = document;
  document.close();
  return text;
}
