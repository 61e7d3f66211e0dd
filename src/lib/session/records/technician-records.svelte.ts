import { announceArchiveChange } from '../../history/archive-changes.js';
import { Archive } from '../../history/archive.js';
import type { ArchivedSession, KeptPicture } from '../../history/archived-session.js';
import { retentionDays } from '../../history/retention.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Clock } from '../../base/clock.js';
import type { Environment } from '../link/environment.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { EndedWhole, HistoryPart } from '../manifest.js';
import type { SessionRecordsView } from './records-views.js';

type Sealing = (session: EndedWhole) => Promise<HistoryPart['content']>;

interface TechnicianRecordsOptions {
  environment: Pick<Environment, 'store' | 'features'>;
  sessionId: string;
  link: Pick<PeerLink, 'port' | 'onUp' | 'onDown' | 'isUp'>;
  log: SessionLog;
  clock: Clock;
  /** As the last load of the page left it. */
  saved: SessionRecord | undefined;
  /** What the customer writes is held back from now on, or no longer. */
  holdPeer(isHeld: boolean): void;
  onChanged(): void;
}

/** What a technician keeps of one session, and how it becomes history at its end. */
export class TechnicianRecords implements SessionRecordsView {
  readonly #options: TechnicianRecordsOptions;
  readonly #port;
  #isChatOff = $state(false);
  #concluded: Promise<unknown> | undefined;
  #noteWritten = (): void => undefined;
  /** Resolves when the session that has ended here lies in the history. */
  readonly written = new Promise<void>((resolve) => (this.#noteWritten = resolve));

  constructor(options: TechnicianRecordsOptions) {
    this.#options = options;
    const { link, saved } = options;
    this.#isChatOff = saved?.isChatOff ?? false;
    this.#port = link.port('records');
    link.onUp(() => this.#tellChat());
  }

  get isChatOff(): boolean {
    return this.#isChatOff;
  }

  /** Turns the customer's box off or on: theirs says so, and what it sends all the same is held back here. */
  switchChat(isOff: boolean): void {
    if (isOff === this.#isChatOff) return;
    this.#isChatOff = isOff;
    this.#options.log.add(isOff ? 'chat-off' : 'chat-on');
    this.#options.holdPeer(isOff);
    this.#tellChat();
    this.#options.onChanged();
  }

  /** For how many days sessions are kept in this browser; 0: until somebody deletes them. */
  keptDays(): Promise<number> {
    return retentionDays(this.#options.environment.store.rows);
  }

  /** Changes what the history has of the session, once it is there. */
  async amend({ facts, content }: HistoryPart): Promise<void> {
    if (!this.#concluded) return;
    await this.#concluded;
    const { environment, sessionId } = this.#options;
    await new Archive(environment.store.rows).amend(sessionId, {
      ...(facts && { facts }),
      ...(content && { content })
    });
    announceArchiveChange();
  }

  /** What the history has of the session; nothing while it goes on. */
  async read(): Promise<ArchivedSession | undefined> {
    if (!this.#concluded) return undefined;
    await this.#concluded;
    const { environment, sessionId } = this.#options;
    return new Archive(environment.store.rows).content(sessionId);
  }

  #tellChat(): void {
    this.#port.send({ type: 'chat', isOn: !this.#isChatOff });
  }

  /** What of it belongs into the session's record. */
  forRecord(): Pick<SessionRecord, 'isChatOff'> {
    return this.#isChatOff ? { isChatOff: true } : {};
  }

  /** Keeps a picture with the history of this session, from now on. */
  async keepPicture(picture: Pick<KeptPicture, 'name' | 'type' | 'bytes'>): Promise<void> {
    const { environment, sessionId, clock } = this.#options;
    await new Archive(environment.store.rows).addPicture({ ...picture, session: sessionId, at: clock.now() });
  }

  /** The session is over, and its record says so. What features add is signed before its keys are gone. */
  conclude(record: SessionRecord, seal: Sealing): void {
    const { environment, sessionId } = this.#options;
    const { store } = environment;
    this.#concluded = (async () => {
      const { archiveSession } = await import('./archive-session.js');
      const archive = new Archive(store.rows);
      await archiveSession(environment, record, async (facts, content) =>
        seal({ facts, content, pictures: await archive.pictures(sessionId) })
      );
      announceArchiveChange();
      this.#noteWritten();
    })().catch(() => {
      // The code could not be fetched: the record stays, and the next console archives it.
    });
  }

  /** A session of an earlier page whose row is still in the list. Its notes are those of the history. */
  resume(record: SessionRecord): void {
    this.#concluded = this.#archive(record).catch(() => undefined);
  }

  /** The row of a session that was over is taken away; nothing when the history has forgotten it meanwhile. */
  async dismiss(record: SessionRecord): Promise<void> {
    const { environment, sessionId } = this.#options;
    const { store } = environment;
    if (!(await store.sessions.get(sessionId))) return;
    await store.sessions.put(record);
    await this.#concluded;
    await this.#archive(record);
  }

  async #archive(record: SessionRecord): Promise<void> {
    const { archiveSession } = await import('./archive-session.js');
    await archiveSession(this.#options.environment, record);
  }
}
