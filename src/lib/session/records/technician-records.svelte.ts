import { Archive } from '../../history/archive.js';
import type { KeptPicture } from '../../history/archived-session.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import type { SessionKeys } from '../session-keys.js';
import type { Notes } from './notes.svelte.js';
import type { SessionRecordsView } from './records-views.js';

interface TechnicianRecordsOptions {
  store: Store;
  sessionId: string;
  now(): number;
}

/** What a technician keeps of one session, and how it becomes history at its end. */
export class TechnicianRecords implements SessionRecordsView {
  readonly #options: TechnicianRecordsOptions;
  #notes: Promise<Notes> | undefined;
  #concluded: Promise<unknown> | undefined;

  constructor(options: TechnicianRecordsOptions) {
    this.#options = options;
  }

  notes(): Promise<Notes> {
    const { store, sessionId } = this.#options;
    this.#notes ??= import('./notes.svelte.js')
      .then(async ({ Notes }) => {
        if (!this.#concluded) return Notes.open(store.rows, sessionId);
        await this.#concluded;
        const archive = new Archive(store.rows);
        return Notes.of(archive, sessionId, (await archive.content(sessionId))?.notes ?? '');
      })
      .catch((thrown: unknown) => {
        this.#notes = undefined;
        throw thrown;
      });
    return this.#notes;
  }

  /** Keeps a picture with the history of this session, from now on. */
  async keepPicture(picture: Pick<KeptPicture, 'name' | 'type' | 'bytes'>): Promise<void> {
    const { store, sessionId, now } = this.#options;
    await new Archive(store.rows).addPicture({ ...picture, session: sessionId, at: now() });
  }

  /** The session is over, and its record says so. Its report is signed before its keys are gone. */
  conclude(record: SessionRecord, keys: SessionKeys, safetyCode: readonly number[]): void {
    const { store, sessionId } = this.#options;
    this.#concluded = (async () => {
      const [{ archiveSession }, { sealArchived }] = await Promise.all([
        import('./archive-session.js'),
        import('./seal-archived.js')
      ]);
      const open = await this.#notes?.catch(() => undefined);
      const archive = new Archive(store.rows);
      await archiveSession(store, record, async (facts, content) =>
        sealArchived(facts, content, await archive.pictures(sessionId), keys, safetyCode)
      );
      void import('./history.svelte.js').then(({ announceHistory }) => announceHistory());
      open?.moveTo(archive, sessionId);
    })().catch(() => {
      // The code could not be fetched: the record stays, and the next console archives it.
    });
  }
}
