import { announceArchiveChange } from '../../history/archive-changes.js';
import { Archive } from '../../history/archive.js';
import type { AgreedFacts, KeptPicture } from '../../history/archived-session.js';
import type { ChatEntry } from '../../documents/chat.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Store } from '../../history/store.js';
import type { Config } from '../../base/config.js';
import type { Clock } from '../../base/clock.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { Agreement, OwnEnd } from './agreement.js';
import type { Answers } from './records-lane.js';
import type { SessionKeys } from '../join/session-keys.js';
import type { Notes } from './notes.svelte.js';
import type { SessionRecordsView } from './records-views.js';
import { retentionDays } from '../../history/retention.js';
import { waitForSurvey } from './survey-wait.js';

export const surveyMode = (survey: Config['survey']): TechnicianRecordsOptions['survey'] =>
  !survey ? 'none' : survey['atEnd'] === false ? 'by-hand' : 'at-end';

interface TechnicianRecordsOptions {
  store: Store;
  sessionId: string;
  link: Pick<PeerLink, 'port' | 'onUp' | 'onDown' | 'isUp'>;
  log: SessionLog;
  clock: Clock;
  /** As the last load of the page left it. */
  saved: SessionRecord | undefined;
  /** Does `config.json` have a survey, and is it shown at the end by itself? */
  survey: 'none' | 'by-hand' | 'at-end';
  /** What the customer writes is held back from now on, or no longer. */
  holdPeer(isHeld: boolean): void;
  onChanged(): void;
}

/** What a technician keeps of one session, and how it becomes history at its end. */
export class TechnicianRecords implements SessionRecordsView {
  readonly #options: TechnicianRecordsOptions;
  readonly #port;
  #isChatOff = $state(false);
  #device = $state<string | undefined>();
  #deviceQuestion = $state<SessionRecordsView['deviceQuestion']>('open');
  #survey = $state.raw<SessionRecord['survey']>();
  #isSurveyAsked = $state(false);
  #closeLater: (() => void) | undefined;
  #notes: Promise<Notes> | undefined;
  #concluded: Promise<unknown> | undefined;
  #agreement: Promise<Agreement | undefined> = Promise.resolve(undefined);
  #agreed: AgreedFacts | undefined;

  constructor(options: TechnicianRecordsOptions) {
    this.#options = options;
    const { link, saved, log } = options;
    this.#isChatOff = saved?.isChatOff ?? false;
    this.#device = saved?.device;
    this.#survey = saved?.survey;
    this.#port = link.port('records');
    link.onUp(() => this.#tellChat());
    link.onDown(() => this.#closeLater?.());
    this.#port.onMessage((message) => {
      if (message.type === 'device') {
        if (this.#device === undefined && message.id) log.add('device-known');
        if (this.#deviceQuestion === 'asked') this.#deviceQuestion = message.id ? 'open' : 'declined';
        this.#device = message.id ?? undefined;
      } else if (message.type === 'answers' && this.#mayAnswer) {
        this.#isSurveyAsked = false;
        if (message.answers.length > 0) void this.#take(message.answers);
        this.#closeLater?.();
      }
      options.onChanged();
    });
  }

  get isChatOff(): boolean {
    return this.#isChatOff;
  }

  get device(): string | undefined {
    return this.#device;
  }

  get deviceQuestion(): SessionRecordsView['deviceQuestion'] {
    return this.#deviceQuestion;
  }

  get survey(): SessionRecord['survey'] {
    return this.#survey;
  }

  get canAskSurvey(): boolean {
    return this.#options.survey !== 'none' && !this.#survey && !this.#isSurveyAsked;
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

  askDevice(): void {
    if (this.#device || this.#deviceQuestion !== 'open') return;
    this.#deviceQuestion = 'asked';
    this.#options.log.add('device-asked');
    this.#port.send({ type: 'ask-device' });
  }

  askSurvey(): void {
    if (!this.canAskSurvey) return;
    this.#isSurveyAsked = true;
    this.#options.log.add('survey-asked');
    this.#port.send({ type: 'survey' });
  }

  /** The session is over: `close` is called when both sides have signed, and the survey is answered. */
  end(close: () => void): void {
    const { link, clock, survey } = this.#options;
    const closeSigned = (): void => void this.#agreement.then((it) => it?.settled()).then(close);
    if (survey === 'at-end' && !this.#survey) this.#isSurveyAsked = true;
    if (!this.#isSurveyAsked || !link.isUp) return closeSigned();
    this.#closeLater = waitForSurvey(clock, closeSigned);
  }

  /** Signs with the customer's page what both have in common (RP7). */
  agree(end: Omit<OwnEnd, 'keptDays'>, keys: SessionKeys, chat: readonly ChatEntry[]): void {
    const { link, log, clock, sessionId, store } = this.#options;
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
    const { store, sessionId } = this.#options;
    await this.#concluded;
    await new Archive(store.rows).setAgreed(sessionId, this.#agreed);
    announceArchiveChange();
  }

  get #mayAnswer(): boolean {
    return this.#isSurveyAsked && !this.#survey;
  }

  /** An answer behind the end belongs to the history already. */
  async #take(answers: Answers): Promise<void> {
    this.#survey = answers;
    await this.#concluded;
    if (!this.#concluded) return;
    const { store, sessionId } = this.#options;
    await new Archive(store.rows).setSurvey(sessionId, answers);
    announceArchiveChange();
  }

  #tellChat(): void {
    this.#port.send({ type: 'chat', isOn: !this.#isChatOff });
  }

  /** What of it belongs into the session's record. */
  forRecord(): Pick<SessionRecord, 'isChatOff' | 'device' | 'survey'> {
    return {
      ...(this.#isChatOff && { isChatOff: true }),
      ...(this.#device && { device: this.#device }),
      ...(this.#survey && { survey: this.#survey })
    };
  }

  notes(): Promise<Notes> {
    const { store, sessionId } = this.#options;
    this.#notes ??= import('./notes.svelte.js')
      .then(async ({ Notes }) => {
        if (!this.#concluded) return Notes.open(store.rows, sessionId);
        await this.#concluded;
        const archive = new Archive(store.rows);
        const content = await archive.content(sessionId);
        return content ? Notes.of(archive, sessionId, content.notes) : Notes.open(store.rows, sessionId);
      })
      .catch((thrown: unknown) => {
        this.#notes = undefined;
        throw thrown;
      });
    return this.#notes;
  }

  /** Keeps a picture with the history of this session, from now on. */
  async keepPicture(picture: Pick<KeptPicture, 'name' | 'type' | 'bytes'>): Promise<void> {
    const { store, sessionId, clock } = this.#options;
    await new Archive(store.rows).addPicture({ ...picture, session: sessionId, at: clock.now() });
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
      announceArchiveChange();
      open?.moveTo(archive, sessionId);
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
    const { store, sessionId } = this.#options;
    if (!(await store.sessions.get(sessionId))) return;
    await store.sessions.put(record);
    await this.#concluded;
    await this.#archive(record);
  }

  async #archive(record: SessionRecord): Promise<void> {
    const { archiveSession } = await import('./archive-session.js');
    await archiveSession(this.#options.store, record);
  }
}
