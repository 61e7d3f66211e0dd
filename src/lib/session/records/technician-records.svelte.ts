import { announceArchiveChange } from '../../history/archive-changes.js';
import { Archive } from '../../history/archive.js';
import type { AgreedFacts, ArchivedSession, KeptPicture } from '../../history/archived-session.js';
import type { ChatEntry } from '../../documents/chat.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Clock } from '../../base/clock.js';
import type { Environment } from '../link/environment.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { Agreement, OwnEnd } from './agreement.js';
import type { HistoryPart } from '../manifest.js';
import type { SessionKeys } from '../join/session-keys.js';
import type { SessionRecordsView } from './records-views.js';
import { retentionDays } from '../../history/retention.js';

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
  #agreement: Promise<Agreement | undefined> = Promise.resolve(undefined);
  #agreed: AgreedFacts | undefined;

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

  /** Both sides have signed what they have in common, or will not any more. */
  async settled(): Promise<void> {
    await (await this.#agreement)?.settled();
  }

  /** Signs with the customer's page what both have in common (RP7). */
  agree(end: Omit<OwnEnd, 'keptDays'>, keys: SessionKeys, chat: readonly ChatEntry[]): void {
    const { link, log, clock, sessionId, environment } = this.#options;
    const { store } = environment;
    const { entries } = log;
    this.#agreement = Promise.all([import('./agreement.js'), retentionDays(store.rows)])
      .then(
        ([{ Agreement }, keptDays]) =>
          new Agreement({
            role: 'technician',
            session: sessionId,
            keys,
            link,
            port: link.port('agreement'),
            clock,
            end: { ...end, keptDays },
            log: entries,
            chat,
            onAgreed: (agreed) => {
              this.#agreed = agreed;
              if (this.#concluded) void this.#keepAgreed();
            }
          })
      )
      .catch(() => undefined);
  }

  async #keepAgreed(): Promise<void> {
    if (!this.#agreed) return;
    const { environment, sessionId } = this.#options;
    const { store } = environment;
    await this.#concluded;
    await new Archive(store.rows).setAgreed(sessionId, this.#agreed);
    announceArchiveChange();
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

  /** The session is over, and its record says so. Its report is signed before its keys are gone. */
  conclude(record: SessionRecord, keys: SessionKeys, safetyCode: readonly number[]): void {
    const { environment, sessionId } = this.#options;
    const { store } = environment;
    this.#concluded = (async () => {
      const [{ archiveSession }, { sealArchived }] = await Promise.all([
        import('./archive-session.js'),
        import('./seal-archived.js')
      ]);
      const archive = new Archive(store.rows);
      await archiveSession(environment, record, async (facts, content) =>
        sealArchived(facts, content, await archive.pictures(sessionId), keys, safetyCode)
      );
      announceArchiveChange();
      this.#noteWritten();
    })().catch(() => {
      // The code could not be fetched: the record stays, and the next console archives it.
    });
    void this.#keepAgreed();
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
