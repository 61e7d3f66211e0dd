import { noteTerms } from './join/accepted-terms.js';
import { termsDigestIn } from '../history/terms-digest.js';
import { peerName } from '../base/peer-text.js';
import { Emitter } from '../base/emitter.js';
import type { ErrorCode } from '../base/errors.js';
import type { SessionRecord } from '../history/session-record.js';
import { canCaptureScreen } from '../media/screen-capture.js';
import { Conversation } from './conversation.svelte.js';
import { CustomerConsents } from './consent/customer-consents.svelte.js';
import { PagePresence } from './life-cycle/page-presence.js';
import { CustomerLife } from './life-cycle/customer-life.svelte.js';
import type { Environment } from './link/environment.js';
import { Farewell } from './life-cycle/farewell.js';
import type { FeatureHost } from './host/feature-host.svelte.js';
import type { FeatureContext, SessionAccount } from './feature.js';
import type { FeatureHandle } from './manifest.js';
import type { FeatureGap } from './host/features.js';
import { GivenName } from './members/given-name.svelte.js';
import type { ControlMessage } from './link/lanes.js';
import { logPower, PowerBook, powersLeftOpen } from './consent/powers.js';
import { noteLoss } from './link/note-loss.js';
import { openFeatures } from './host/open-features.js';
import { RecordKeeper } from './store/record-keeper.js';
import type { SessionKeys } from './join/session-keys.js';
import { logAsText } from './log/session-log.js';
import { keysToRecord, type SavedSession } from './store/stored-session.js';
import type {
  ChatView,
  ConsentView,
  CustomerStatus,
  CustomerView,
  LogEntry,
  SafetyCode,
  SessionEnd,
  SharingView,
  Summary
} from './views.js';

/** What is kept of a session for longer is the technician's. */
const noHistory: FeatureContext['history'] = {
  amend: async () => undefined,
  keptDays: () => Promise.resolve(0),
  read: async () => undefined,
  written: new Promise(() => undefined)
};

interface Origin {
  keys: SessionKeys;
  name: string;
  saved: SavedSession | undefined;
}

/** The session of a customer who holds its root key. */
export class JoinedSession implements CustomerView {
  readonly #environment: Environment;
  readonly #conversation: Conversation;
  readonly #consents: CustomerConsents;
  readonly #keeper: RecordKeeper;
  readonly #control;
  readonly #life: CustomerLife;
  readonly #presence: PagePresence;
  readonly #farewell: Farewell;
  readonly #features: FeatureHost;
  readonly #createdAt: number;
  readonly #admitted = new Emitter<void>();
  readonly #troubles = new Emitter<ErrorCode>();
  readonly name: string;
  readonly #technician: GivenName;
  #isHelpConfirmed = $state(false);
  #haltedAt: number | undefined;
  #halted = $state.raw<Summary | undefined>();
  #trouble = $state<ErrorCode | undefined>();
  #refusal = $state<ErrorCode | undefined>();

  /** The peer is admitted; called at each (re)connection. */
  readonly onAdmitted = this.#admitted.on;
  readonly onTrouble = this.#troubles.on;

  static join(
    environment: Environment,
    keys: SessionKeys,
    { name, acceptedTerms }: { name: string; acceptedTerms: string }
  ): JoinedSession {
    const session = new JoinedSession(environment, { keys, name, saved: undefined });
    if (acceptedTerms !== '') noteTerms(session.#conversation.log, acceptedTerms);
    return session;
  }

  static restore(environment: Environment, keys: SessionKeys, saved: SavedSession): JoinedSession {
    const session = new JoinedSession(environment, { keys, name: saved.record.name, saved });
    // A grant ends with its page (CO5), which has no time left to write that down.
    // gone back to, which a reload before the technician is there must not undo
    if (saved.record.haltedAt !== undefined) session.#keeper.note();
    const powers = new PowerBook(environment.features);
    for (const power of powersLeftOpen(saved.record.log, powers))
      logPower(session.#conversation.log, power, 'lost');
    return session;
  }

  private constructor(environment: Environment, { keys, name, saved }: Origin) {
    const { clock, store } = environment;
    this.#environment = environment;
    this.name = name;
    this.#createdAt = saved?.record.createdAt ?? clock.now();
    this.#keeper = new RecordKeeper(store, clock, () => this.#record());
    this.#conversation = new Conversation({
      role: 'customer',
      environment,
      keys,
      saved,
      onChanged: () => this.#wasAdmitted && this.#keeper.note()
    });
    const { link, log } = this.#conversation;
    this.#isHelpConfirmed = log.has('help-confirmed');
    this.#technician = new GivenName('technician', log, saved?.record.peerName);
    this.#control = link.port('control');
    this.#life = new CustomerLife({
      clock,
      saved: saved?.record,
      onAway: () => {
        log.add('offline');
        // from then on nothing is shared any more (LC5)
        this.#consents.stopAll('connection');
      }
    });
    const powers = new PowerBook(environment.features);
    this.#consents = new CustomerConsents({
      link,
      log,
      clock,
      powers,
      ready: ({ feature }) => this.#features.fetching(feature),
      technicianName: () => this.#technician.name,
      isActive: () => this.#life.isActive
    });
    this.#features = openFeatures({
      role: 'customer',
      environment,
      conversation: this.#conversation,
      saved: saved?.record.slices,
      nameOf: (role) => (role === 'customer' ? name : this.#technician.name),
      powers: {
        // a customer has nobody to ask
        ask: () => undefined,
        found: () => [],
        onFound: () => () => undefined,
        reason: { text: '', maxLength: 0 },
        provide: (power, rules) => powers.provide(power, rules),
        isGranted: (power) => this.#consents.isGranted(power)
      },
      account: () => this.#account(),
      history: noHistory,
      // settings are the console's
      setting: () => undefined,
      lifeCycle: {
        // only the technician's page times out
        hold: () => () => undefined,
        restart: {
          isGoing: false,
          begin: () => {
            this.#consents.stopAll('customer');
            return true;
          },
          callOff: () => true
        },
        endByTime: () => this.#endBy('time')
      },
      onChanged: () => this.#wasAdmitted && this.#keeper.note()
    });
    this.#presence = new PagePresence({
      port: this.#control,
      link,
      clock,
      onSlept: () => this.#consents.stopAll('connection')
    });
    this.#farewell = new Farewell({
      port: this.#control,
      link,
      clock,
      onHeard: (reason) => this.#technicianEnded(reason),
      onDone: () => void this.#closeLater()
    });
    this.#conversation.chat.switch(saved?.record.isChatOff ?? false);
    link.port('records').onMessage((message) => {
      if (message.type === 'chat') this.#switchChat(!message.isOn);
    });
    if (this.#wasAdmitted) this.#life.lose();
    link.onUp(() => this.#peerCame());
    link.onDown((cause) => {
      if (this.#life.end) return;
      noteLoss(log, 'lost', cause);
      this.#life.lose();
    });
    link.onTrouble((trouble) => {
      if (link.isUp || this.#life.end) return;
      if (trouble === 'session-taken') return this.#refuse(trouble);
      this.#trouble = trouble;
      this.#troubles.emit(trouble);
    });
    this.#control.onMessage((message) => this.#receive(message));
  }

  /** Once admitted, a session is kept over a reload. Before, there is nothing to come back to. */
  get wasAdmitted(): boolean {
    return this.#wasAdmitted;
  }

  get #wasAdmitted(): boolean {
    return this.#conversation?.keys.peer !== undefined;
  }

  get status(): CustomerStatus {
    return this.#life.status;
  }

  get technicianName(): string {
    return this.#technician.name;
  }

  get chat(): ChatView {
    return this.#conversation.chat;
  }

  get consents(): readonly ConsentView[] {
    return this.#consents.consents;
  }

  get sharing(): SharingView {
    return this.#consents.sharing;
  }

  get features(): readonly FeatureHandle[] {
    return this.#features.handles;
  }

  get featureGaps(): readonly FeatureGap[] {
    return this.#conversation.features.gaps;
  }

  get safetyCode(): SafetyCode | undefined {
    return this.#conversation.safetyCode;
  }

  get log(): readonly LogEntry[] {
    return this.#conversation.logEntries;
  }

  get trouble(): ErrorCode | undefined {
    return this.#trouble;
  }

  get refusal(): ErrorCode | undefined {
    return this.#refusal;
  }

  get summary(): Summary | undefined {
    const { end, startedAt } = this.#life;
    return end && { startedAt, ...end, log: this.log };
  }

  end(): void {
    this.#endBy('customer');
  }

  #endBy(endedBy: 'customer' | 'time'): void {
    if (this.#life.end) return;
    this.#finish(endedBy);
    this.#farewell.say(endedBy === 'time' ? endedBy : undefined);
  }

  get isHelpConfirmed(): boolean {
    return this.#isHelpConfirmed;
  }

  confirmHelp(): void {
    if (this.#isHelpConfirmed) return;
    this.#isHelpConfirmed = true;
    this.#conversation.log.add('help-confirmed');
  }

  doubtHelp(): void {
    this.#conversation.log.add('help-doubted');
  }

  /**
   * Cuts everything within this call, before anything that waits for the other side or the disk (UI-C19).
   * The record stays: the customer may have pressed by mistake.
   */
  halt(): void {
    if (this.#halted) return;
    const { summary } = this;
    if (summary) {
      this.#halted = summary;
      return;
    }
    const { log } = this.#conversation;
    this.#close();
    log.add('halted');
    this.#haltedAt = this.#environment.clock.now();
    this.#keeper.note();
    this.#keeper.flush();
    this.#keeper.stop();
    this.#halted = { startedAt: this.#life.startedAt, ...this.#halt!, log: this.log };
    this.#features.conclude();
  }

  /** What was known of the session when the customer cut everything off. */
  get halted(): Summary | undefined {
    return this.#halted;
  }

  get id(): string {
    return this.#conversation.id;
  }

  /** Before admission: leaves without a trace. */
  abandon(): void {
    this.#keeper.stop();
    this.#close();
  }

  /** Another tab goes on with the session. */
  suspend(): void {
    this.#keeper.flush();
    this.#keeper.stop();
    this.#close();
    this.#environment.store.rows.handOver(this.#conversation.id);
  }

  logText(sentence: (entry: LogEntry) => string): string {
    return logAsText(this.log, sentence);
  }

  #peerCame(): void {
    const { log } = this.#conversation;
    const terms = termsDigestIn(log.entries);
    log.add(this.#life.isNew ? 'technician-joined' : 'back');
    this.#life.find();
    this.#trouble = undefined;
    this.#control.send({
      type: 'hello',
      name: peerName(this.name),
      // a field of the first pages, which take no greeting without it: it is said before the screen's code is here
      canShareScreen: canCaptureScreen(),
      acceptedTerms: log.has('terms-accepted'),
      ...this.#conversation.forNewPages(terms === undefined ? {} : { terms })
    });
    this.#keeper.note();
    this.#admitted.emit();
  }

  #receive(message: ControlMessage): void {
    switch (message.type) {
      case 'hello':
        this.#technician.hear(message.name);
        return this.#keeper.note();
      case 'status':
        return this.#takeStatus(message.status);
      default:
        return;
    }
  }

  #takeStatus(status: 'waiting' | 'active' | 'on-hold'): void {
    const { log } = this.#conversation;
    const news = this.#life.tell(status);
    if (news) log.add(news);
    const { isActive } = this.#life;
    this.#features.setActive(isActive);
    // What may be asked for only in an active session also ends with it.
    if (!isActive) {
      this.#consents.stopAll('technician');
      this.#features.stop();
    }
    this.#keeper.note();
  }

  #technicianEnded(reason: 'time' | undefined): boolean {
    if (this.#life.end) return false;
    this.#finish(reason ?? 'technician');
    return true;
  }

  #switchChat(isOff: boolean): void {
    const { chat, log } = this.#conversation;
    if (chat.isOff === isOff) return;
    chat.switch(isOff);
    log.add(isOff ? 'chat-off' : 'chat-on');
    this.#keeper.note();
  }

  #refuse(error: ErrorCode): void {
    this.#refusal = error;
    this.#forget();
    this.#close();
  }

  /** A session that was halted is over for whoever writes it down. */
  get #halt(): SessionEnd | undefined {
    return this.#haltedAt === undefined ? undefined : { endedBy: 'customer', endedAt: this.#haltedAt };
  }

  #account(): Pick<SessionAccount, 'createdAt' | 'startedAt' | 'end'> {
    const { startedAt, end } = this.#life;
    return { createdAt: this.#createdAt, startedAt, end: end ?? this.#halt };
  }

  #finish(endedBy: SessionEnd['endedBy']): void {
    const { log } = this.#conversation;
    this.#consents.stopAll(endedBy === 'customer' ? 'customer' : 'technician');
    this.#consents.close();
    void this.#features.end();
    this.#presence.close();
    log.add(`ended-by-${endedBy}`);
    log.seal();
    this.#life.noteEnd(endedBy);
    this.#features.conclude();
    this.#forget();
  }

  /** Nothing of a session stays on the customer's device after its end. */
  #forget(): void {
    this.#keeper.stop();
    void this.#environment.store.sessions.delete(this.#conversation.id);
  }

  /** The survey is answered, and both sides have signed, or neither will be. */
  async #closeLater(): Promise<void> {
    await this.#features.closing();
    this.#close();
  }

  #close(): void {
    this.#consents.close();
    this.#features.close();
    this.#presence.close();
    this.#conversation.close();
    // last: closing the way loses it
    this.#life.close();
  }

  #record(): SessionRecord {
    const { id, chat, keys } = this.#conversation;
    return {
      version: 1,
      id,
      role: 'customer',
      keys: keysToRecord(keys),
      createdAt: this.#createdAt,
      statusSince: this.#createdAt,
      ...this.#life.forRecord(),
      name: this.name,
      customFields: ['', ''],
      peerName: this.#technician.name,
      startsAtOnce: false,
      hasLink: false,
      ...(chat.isOff && { isChatOff: true }),
      ...(this.#haltedAt !== undefined && { haltedAt: this.#haltedAt }),
      ...this.#conversation.forRecord(),
      slices: this.#features.save()
    };
  }
}
