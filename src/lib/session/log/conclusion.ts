import type { SessionRecord } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import type { Conversation } from '../conversation.svelte.js';
import type { TechnicianRecords } from '../records/technician-records.svelte.js';
import type { FeatureHost } from '../host/feature-host.svelte.js';
import type { SessionEnd } from '../views.js';

interface Options {
  store: Store;
  conversation: Conversation;
  records: TechnicianRecords;
  features: Pick<FeatureHost, 'conclude' | 'seal'>;
  /** As the session is now. */
  record(): SessionRecord;
}

/** Writes down a session that is over, without its keys, as its technician keeps it. */
export class Conclusion {
  readonly #options: Options;
  /** What features still add to the log comes first, as the fingerprint of a recording that is being stored. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param unfinished until all of it is in the log, where something is still on its way there */
  write(end: SessionEnd, unfinished: Promise<void> | undefined): void {
    const { store, conversation, records, features, record } = this.#options;
    const { log, id } = conversation;
    features.conclude();
    const conclude = (): void => {
      log.add(`ended-by-${end.endedBy}`);
      log.seal();
      const written = record();
      void store.sessions.put(written).then(() => store.forgetKeys(id));
      records.conclude(written, (session) => features.seal(session));
    };
    if (!unfinished) return conclude();
    // a page that dies meanwhile leaves a session that is over
    void store.sessions.put(record());
    this.#written = unfinished.then(conclude);
  }

  /** Its row leaves the list. What fails here is done by the next console. */
  dismiss(): void {
    const { records, record } = this.#options;
    void this.#written.then(() => records.dismiss(record())).catch(() => undefined);
  }
}
