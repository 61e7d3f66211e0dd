import type { SessionRecord } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import type { Conversation } from '../conversation.svelte.js';
import type { TechnicianRecords } from '../records/technician-records.svelte.js';
import type { Stage } from '../stage.svelte.js';
import type { SessionEnd } from '../views.js';

interface Options {
  store: Store;
  conversation: Conversation;
  records: TechnicianRecords;
  stage: Pick<Stage, 'recordingUnderWay'>;
  /** As the session is now. */
  record(): SessionRecord;
}

/** Writes down a session that is over, without its keys, as its technician keeps it. */
export class Conclusion {
  readonly #options: Options;
  /** A recording that is being stored comes first: its fingerprint is part of the log. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  write(end: SessionEnd, startedAt: number | undefined): void {
    const { store, conversation, records, stage, record } = this.#options;
    const { log, keys, transcript, safetyCode, id } = conversation;
    if (keys.peer) records.agree({ startedAt, ...end }, keys, transcript);
    const code = safetyCode?.numbers ?? [];
    const conclude = (): void => {
      log.add(`ended-by-${end.endedBy}`);
      log.seal();
      const written = record();
      void store.sessions.put(written).then(() => store.forgetKeys(id));
      records.conclude(written, keys, code);
    };
    const recording = stage.recordingUnderWay;
    if (!recording) return conclude();
    // a page that dies meanwhile leaves a session that is over
    void store.sessions.put(record());
    this.#written = recording.then(conclude);
  }

  /** Its row leaves the list. What fails here is done by the next console. */
  dismiss(): void {
    const { records, record } = this.#options;
    void this.#written.then(() => records.dismiss(record())).catch(() => undefined);
  }
}
