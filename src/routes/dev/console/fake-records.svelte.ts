import { Notes } from '$lib/session/records/notes.svelte.js';
import type { SessionRecordsView } from '$lib/session/records/records-views.js';

export class FakeRecords implements SessionRecordsView {
  isChatOff = $state(false);
  device = undefined;
  deviceQuestion = $state<SessionRecordsView['deviceQuestion']>('open');
  survey = undefined;
  canAskSurvey = $state(true);
  readonly #notes = Notes.inMemory();

  switchChat(isOff: boolean): void {
    this.isChatOff = isOff;
  }

  askDevice(): void {
    this.deviceQuestion = 'asked';
  }

  askSurvey(): void {
    this.canAskSurvey = false;
  }

  notes = async (): Promise<Notes> => this.#notes;
  keepPicture = async (): Promise<void> => undefined;
}
