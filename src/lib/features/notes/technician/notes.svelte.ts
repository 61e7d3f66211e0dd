import { createNotes, type NotesDocument } from '../../../documents/notes.js';
import type { FeatureContext } from '../../../session/feature.js';
import { historyOf } from './archive.js';
import type { NotesView } from './notes-view.js';

const compactAbove = 200;
/** While somebody types behind the end of a session, its row in the archive is written this often. */
const archiveAfterMs = 400;

type KeptDocument = ReturnType<FeatureContext['kept']['document']>;
type SessionHistory = Pick<FeatureContext['history'], 'amend' | 'written'>;

/** The notes on one session: saved with every key, first beside the session, after its end with its history. */
export class Notes implements NotesView {
  readonly #document: NotesDocument;
  #text = $state('');
  #history: Pick<SessionHistory, 'amend'> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Of a session that goes on. */
  static async open(kept: KeptDocument, history: SessionHistory): Promise<Notes> {
    const updates = await kept.load();
    const notes: Notes = new Notes(
      createNotes({
        updates,
        onUpdate: (update) => {
          if (!notes.#history) void kept.append(update);
        }
      })
    );
    if (updates.length > compactAbove) void kept.compact(notes.#document.state());
    void history.written.then(() => (notes.#history = history));
    return notes;
  }

  /** Of a session that is over. */
  static ofHistory(history: Pick<SessionHistory, 'amend'>, text: string): Notes {
    const notes = new Notes(createNotes({ updates: [], onUpdate: () => undefined }));
    notes.#document.set(text);
    notes.#history = history;
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
    if (this.#history) this.#timer ??= setTimeout(() => this.flush(), archiveAfterMs);
  }

  flush(): void {
    if (this.#timer === undefined || !this.#history) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#history.amend(historyOf(this.#text));
  }
}
