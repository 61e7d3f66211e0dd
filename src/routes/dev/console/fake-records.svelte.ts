import type { SessionRecordsView } from '$lib/session/records/records-views.js';

export class FakeRecords implements SessionRecordsView {
  isChatOff = $state(false);

  switchChat(isOff: boolean): void {
    this.isChatOff = isOff;
  }

  keepPicture = async (): Promise<void> => undefined;
}
