import { createNotes, type NotesDocument } from '../../documents/notes.js';
import type { Archive } from '../../history/archive.js';
import { KeptDocument } from '../../history/kept-document.js';
import type { KeptRows } from '../../history/kept-rows.js';

const compactAbove = 200;
/** While somebody types behind the end of a session, its row in the archive is written this often. */
const archiveAfterMs = 400;

/** The notes on one session: saved with every key, first beside the session, after its end with its history. */
export class Notes {
  readonly #document: NotesDocument;
  #text = $state('');
  #archived: { archive: Archive; id: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static async open(rows: KeptRows, sessionId: string): Promise<Notes> {
    const kept = new KeptDocument(rows, 'backstage', sessionId);
    const updates = await kept.load();
    const notes: Notes = new Notes(
      createNotes({
        updates,
        onUpdate: (update) => {
          if (!notes.#archived) void kept.append(update);
        }
      })
    );
    if (updates.length > compactAbove) void kept.compact(notes.#document.state());
    return notes;
  }

  /** For debug pages: nothing is stored. */
  static inMemory(): Notes {
    return new Notes(createNotes({ updates: [], onUpdate: () => undefined }));
  }

  /** Of a session that is over. */
  static of(archive: Archive, id: string, text: string): Notes {
    const notes = new Notes(createNotes({ updates: [], onUpdate: () => undefined }));
    notes.#document.set(text);
    notes.moveTo(archive, id);
    return notes;
  }

  private constructor(document: NotesDocument) {
    this.#document = document;
    this.#text = document.text;
    document.onChange(() => (this.#text = document.text));
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text === this.#text) return;
    this.#document.set(text);
    if (this.#archived) this.#timer ??= setTimeout(() => this.flush(), archiveAfterMs);
  }

  /** From now on they are kept with the history. */
  moveTo(archive: Archive, id: string): void {
    this.#archived = { archive, id };
  }

  flush(): void {
    if (this.#timer === undefined || !this.#archived) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#archived.archive.setNotes(this.#archived.id, this.#text);
  }
}
