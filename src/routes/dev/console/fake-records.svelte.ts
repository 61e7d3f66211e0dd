import { Notes } from '$lib/session/records/notes.svelte.js';
import type { SessionRecordsView } from '$lib/session/records/records-views.js';

export class FakeRecords implements SessionRecordsView {
  isChatOff = $state(false);
  readonly #notes = Notes.inMemory();

  switchChat(isOff: boolean): void {
    this.isChatOff = isOff;
  }

  notes = async (): Promise<Notes> => this.#notes;
  keepPicture = async (): Promise<void> => undefined;
}
