import type { ErrorCode } from '../base/errors.js';
import { peerName } from '../base/peer-text.js';
import { sessionIdOf, sessionNumberOf } from '../handshake/keys.js';
import type { SessionRecord } from '../history/session-record.js';
import { noteCustomerTerms } from './join/accepted-terms.js';
import { CaseLabel } from './members/case-label.svelte.js';
import { Conclusion } from './log/conclusion.js';
import { Conversation } from './conversation.svelte.js';
import type { Environment } from './link/environment.js';
import { Farewell } from './life-cycle/farewell.js';
import type { FeatureHost } from './host/feature-host.svelte.js';
import type { FeatureContext } from './feature.js';
import type { FeatureHandle } from './manifest.js';
import type { FeatureGap } from './host/features.js';
import { GivenName } from './members/given-name.svelte.js';
import { Invitation } from './join/invitation.svelte.js';
import type { ControlMessage } from './link/lanes.js';
import { TimeOutHolds } from './life-cycle/time-out-holds.js';
import type { Trigger } from './life-cycle/life-cycle.js';
import { noteLoss } from './link/note-loss.js';
import { openFeatures } from './host/open-features.js';
import { PowerBook } from './consent/powers.js';
import { Permissions } from './consent/permissions.svelte.js';
import { RecordKeeper } from './store/record-keeper.js';
import { TechnicianRecords } from './records/technician-records.svelte.js';
import type { LossCause } from '../signaling/guarded-connection.js';
import type { TechnicianStatus } from './life-cycle/presence.svelte.js';
import type { SessionKeys } from './join/session-keys.js';
import { logAsText } from './log/session-log.js';
import type { SettingValues } from './settings/setting-fields.js';
import { PeerPresence } from './life-cycle/peer-presence.svelte.js';
import { TechnicianLife } from './life-cycle/technician-life.svelte.js';
import { keysToRecord, type SavedSession } from './store/stored-session.js';
import type {
  ChatView,
  LogEntry,
  PinState,
  SafetyCode,
  SessionEnd,
  SessionStatus,
  Summary,
  TechnicianSessionView
} from './views.js';

export interface NewSession {
  name: string;
  customFields: [string, string];
  startsAtOnce: boolean;
}

/** What a session needs of the console it is in. */
export interface SessionHost {
  readonly settings: Readonly<SettingValues>;
  /** May one more session become active? */
  mayStart(): boolean;
  /** The session's row leaves the list by itself. */
  onGone(id: string): void;
}

/** What a session is made of: see `open-technician-session.ts`. */
export interface Origin {
  keys: SessionKeys;
  facts: NewSession & { createdAt: number };
  saved: SavedSession | undefined;
  isOver?: boolean;
  host: SessionHost;
}

/** One case as its technician works on it. */
export class TechnicianSession implements TechnicianSessionView {
  readonly id: string;
  readonly number: string;
  readonly createdAt: number;
  readonly permissions: Permissions;
  readonly records: TechnicianRecords;
  readonly #environment: Environment;
  readonly #conversation: Conversation;
  readonly #keeper: RecordKeeper;
  readonly #control;
  readonly #host: SessionHost;
  readonly #life: TechnicianLife;
  readonly peer: PeerPresence;
  readonly #farewell: Farewell;
  readonly #features: FeatureHost;
  readonly #invitation: Invitation;
  readonly holds = new TimeOutHolds();
  readonly #startsAtOnce: boolean;
  readonly #customer: GivenName;
  readonly #label: CaseLabel;
  readonly #conclusion: Conclusion;
  #trouble = $state<ErrorCode | undefined>();
  #isAttended = false;

  constructor(environment: Environment, { keys, facts, saved, isOver: isOverAlready = false, host }: Origin) {
    const { clock, store } = environment;
    this.#environment = environment;
    this.#host = host;
    this.#startsAtOnce = facts.startsAtOnce;
    this.createdAt = facts.createdAt;
    this.id = isOverAlready && saved ? saved.record.id : sessionIdOf(keys.rootKey);
    this.number = sessionNumberOf(this.id);
    this.#keeper = new RecordKeeper(store, clock, () => this.#record());
    this.#conversation = new Conversation({
      role: 'technician',
      environment,
      keys,
      saved,
      isOver: isOverAlready,
      onChanged: () => this.#keeper.note()
    });
    this.#life = new TechnicianLife({
      clock,
      saved: saved?.record,
      timeOuts: () => host.settings,
      onMoved: () => {
        this.#features.setActive(this.#life.status === 'active');
        this.#keeper.note();
      },
      onTimeOver: (trigger) => this.timeOut(trigger)
    });
    const { link, log } = this.#conversation;
    this.#invitation = new Invitation({
      environment,
      rootKey: keys.rootKey,
      log,
      isTaken: keys.peer !== undefined,
      onChanged: () => this.#keeper.note()
    });
    this.#customer = new GivenName('customer', log, keys.peer && saved?.record.peerName);
    this.#label = new CaseLabel({
      name: facts.name,
      customFields: facts.customFields,
      given: this.#customer,
      onChanged: () => this.#keeper.note()
    });
    this.#control = link.port('control');
    this.records = new TechnicianRecords({
      environment,
      sessionId: this.id,
      link,
      log,
      clock,
      saved: saved?.record,
      holdPeer: (isHeld) => this.#conversation.holdPeer(isHeld),
      onChanged: () => this.#keeper.note()
    });
    const powers = new PowerBook(environment.features);
    this.permissions = new Permissions({ link, log, clock, powers });
    this.#conclusion = new Conclusion({
      store,
      conversation: this.#conversation,
      records: this.records,
      features: {
        conclude: () => this.#features.conclude(),
        seal: (session) => this.#features.seal(session)
      },
      record: () => this.#record()
    });
    this.#features = openFeatures({
      role: 'technician',
      environment,
      conversation: this.#conversation,
      saved: saved?.record.slices,
      isOver: isOverAlready,
      nameOf: (role) => (role === 'technician' ? host.settings.technicianName : this.#customer.name),
      powers: {
        ask: (power, options) => this.permissions.ask(power, options),
        found: () => this.permissions.active.filter(({ isFound }) => isFound),
        onFound: this.permissions.onFound,
        reason: this.permissions.reason,
        provide: (power, rules) => powers.provide(power, rules),
        isGranted: (power) => this.permissions.active.some((each) => each.power === power && each.isGranted)
      },
      account: () => ({
        createdAt: this.createdAt,
        startedAt: this.#life.startedAt,
        end: this.#life.end
      }),
      history: this.records,
      setting: (name) => host.settings[name as keyof SettingValues],
      lifeCycle: {
        hold: (isHolding) => this.holds.add(isHolding),
        restart: this.#restart(),
        // the customer's page keeps the limit
        endByTime: () => undefined
      },
      onChanged: () => this.#keeper.note()
    });
    this.peer = new PeerPresence({ port: this.#control, link, clock, log });
    this.#farewell = new Farewell({
      port: this.#control,
      link,
      clock,
      onHeard: (reason) => this.#customerEnded(reason),
      onDone: () => void this.#closeLater()
    });
    if (!saved) log.add('created');
    if (saved) this.#resume(saved.record);
    link.onUp(() => this.#peerCame());
    link.onDown((cause) => this.#peerWent(cause));
    link.onTrouble((trouble) => {
      if (trouble === 'session-taken' || trouble === 'admission-failed') log.add('refused-peer');
      else if (!link.isUp) this.#trouble = trouble;
    });
    this.#control.onMessage((message) => this.#receive(message));
    // what is over was written down when it ended; its row may be deleted together with its history
    if (isOverAlready) this.#keeper.stop();
    else this.#keeper.note();
  }

  get status(): SessionStatus {
    // Ended by the technician: the row stays, closed, until it is taken away by hand.
    return this.#life.status === 'removed' ? 'closed' : this.#life.status;
  }

  get statusSince(): number {
    return this.#life.since;
  }

  get name(): string {
    return this.#label.name;
  }

  get ownName(): string {
    return this.#label.ownName;
  }

  get givenName(): string {
    return this.#customer.name;
  }

  get customFields(): readonly [string, string] {
    return this.#label.customFields;
  }

  get pin(): PinState {
    return this.#invitation.pin;
  }

  get inviteLink(): string | undefined {
    return this.#life.isOver ? undefined : this.#invitation.link;
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

  get chat(): ChatView {
    return this.#conversation.chat;
  }

  get log(): readonly LogEntry[] {
    return this.#conversation.logEntries;
  }

  get trouble(): ErrorCode | undefined {
    return this.#trouble;
  }

  get canStart(): boolean {
    return (this.status === 'waiting' || this.status === 'on-hold') && !this.isOverLimit;
  }

  get isOverLimit(): boolean {
    return this.status !== 'active' && !this.#host.mayStart();
  }

  /** Does it count against the number of sessions that may be active? Held and waiting ones do not. */
  get isActive(): boolean {
    return this.#life.isActive;
  }

  /** When the session last did something that its technician would notice. */
  get activeAt(): number {
    return Math.max(
      this.peer.cameAt,
      this.#life.since,
      this.chat.entries.at(-1)?.at ?? 0,
      this.#features.activeAt
    );
  }

  attend(): void {
    this.#isAttended = true;
  }

  setCustomField(place: 0 | 1, text: string): void {
    this.#label.setCustomField(place, text);
  }

  get canHold(): boolean {
    return this.status === 'active';
  }

  get summary(): Summary | undefined {
    const { end, startedAt } = this.#life;
    return end && { startedAt, ...end, log: this.log };
  }

  rename(name: string): void {
    this.#label.rename(name);
  }

  createPin(): void {
    if (this.#life.status === 'connecting') this.#invitation.createPin();
  }

  createLink(): void {
    if (this.#life.status === 'connecting') this.#invitation.createLink();
  }

  start(): void {
    const wasHeld = this.#life.status === 'on-hold';
    if (!this.canStart || !this.#life.move('start')) return;
    this.#isAttended = true;
    this.#conversation.log.add(wasHeld ? 'resumed' : 'started');
    this.#tellStatus();
  }

  hold(): void {
    if (!this.#life.move('hold')) return;
    this.permissions.stopAll();
    this.#features.stop();
    this.#conversation.log.add('held');
    this.#tellStatus();
  }

  end(): void {
    if (this.#life.isOver) return;
    if (!this.#life.move('end')) return;
    this.#finish('technician');
    this.#farewell.say();
  }

  remove(): void {
    if (this.#life.status === 'connecting') {
      this.#life.move('not-taken-up');
      this.#close();
      this.#keeper.stop();
      void this.#environment.store.sessions.delete(this.id);
    } else if (this.#life.isOver && this.#life.status !== 'removed') {
      this.#life.move('end');
      this.#conclusion.dismiss();
    }
  }

  logText(sentence: (entry: LogEntry) => string): string {
    return logAsText(this.log, sentence);
  }

  /** The page is about to be left or another tab leads: everything stops, nothing is forgotten. */
  suspend(): void {
    this.#keeper.flush();
    this.#keeper.stop();
    this.#life.close();
    this.#close();
    this.#environment.store.rows.handOver(this.id);
  }

  #resume(record: SessionRecord): void {
    if (record.endedBy) this.#conversation.log.seal();
    this.#invitation.resume(record, this.#life.status === 'connecting');
  }

  #peerCame(): void {
    const { log, link } = this.#conversation;
    this.#trouble = undefined;
    this.#invitation.noteTaken();
    this.#control.send({
      type: 'hello',
      name: peerName(this.#host.settings.technicianName),
      // a field of the first pages, which take no greeting without it; a technician's says nothing by it
      canShareScreen: true,
      acceptedTerms: false,
      ...this.#conversation.forNewPages({})
    });
    if (this.#life.status === 'rebooting') this.#life.move('reboot-finished');
    else if (this.#life.isInterrupted) {
      this.#life.move('network-back');
      log.add('back');
    } else if (this.#life.status === 'connecting') {
      const startsNow = this.#startsAtOnce && this.#host.mayStart();
      this.#life.move(startsNow ? 'customer-arrived-and-started' : 'customer-arrived');
      log.add('customer-joined');
      if (startsNow) log.add('started');
      this.#invitation.endLivePin();
    }
    if (link.isUp) this.#tellStatus();
  }

  #peerWent(cause: LossCause | undefined): void {
    if (!this.#life.lose(this.peer.heardAt)) return;
    noteLoss(this.#conversation.log, this.#life.status === 'offline' ? 'offline' : 'lost', cause);
  }

  /** The technician's own status, while there is somebody whom it concerns (LG6). */
  notePresence(presence: TechnicianStatus): void {
    if (this.#life.status !== 'connecting' && !this.#life.isOver)
      this.#conversation.log.add('presence', { presence });
  }

  #receive(message: ControlMessage): void {
    const { log } = this.#conversation;
    switch (message.type) {
      case 'hello':
        this.#customer.hear(message.name);
        this.permissions.greet();
        if (message.acceptedTerms) noteCustomerTerms(log, message.terms, this.#environment.config.terms);
        return this.#keeper.note();
      default:
        return;
    }
  }

  #customerEnded(reason: 'time' | undefined): boolean {
    if (this.#life.isOver || !this.#customerClosed(reason)) return false;
    this.#finish(reason ?? 'customer');
    return true;
  }

  #customerClosed(reason: 'time' | undefined): boolean {
    if (reason === 'time' && this.#life.move('time-out')) return true;
    const isUnattended = this.#life.status === 'active' && this.#startsAtOnce && !this.#isAttended;
    return this.#life.move(isUnattended ? 'customer-closed-unattended' : 'customer-closed');
  }

  /** What the feature may do to the life cycle when the customer's computer restarts. */
  #restart(): FeatureContext['session']['restart'] {
    const life = this.#life;
    return {
      get isGoing() {
        return life.status === 'rebooting';
      },
      begin: () => {
        if (!life.move('reboot')) return false;
        this.permissions.stopAll();
        return true;
      },
      callOff: () => {
        if (life.status !== 'rebooting' || !life.move('reboot-finished')) return false;
        this.#tellStatus();
        return true;
      }
    };
  }

  #tellStatus(): void {
    const { status } = this.#life;
    if (status === 'waiting' || status === 'active' || status === 'on-hold') {
      this.#control.send({ type: 'status', status });
    }
  }

  /** The time of the present status is over, or nothing happens in the session any more. */
  timeOut(trigger: Trigger = 'time-out'): void {
    if (trigger === 'system-time-out') return this.#host.onGone(this.id);
    if (!this.#life.move(trigger)) return;
    if (trigger === 'away-too-long') return this.#conversation.log.add('offline');
    this.#finish('time');
    this.#farewell.say('time');
    if (trigger === 'time-out-and-remove') this.#host.onGone(this.id);
  }

  #finish(endedBy: SessionEnd['endedBy']): void {
    this.permissions.stopAll();
    const unfinished = this.#features.end();
    this.#life.noteEnd(endedBy);
    this.#invitation.close();
    this.#keeper.stop();
    this.#conversation.holdPeer(false);
    this.#conclusion.write(this.#life.end!, unfinished);
  }

  /** The survey is answered, and both sides have signed, or neither will be. */
  async #closeLater(): Promise<void> {
    await this.#features.closing();
    this.#close();
  }

  #close(): void {
    this.peer.close();
    this.#invitation.close();
    this.permissions.close();
    this.#features.close();
    this.#conversation.close();
  }

  #record(): SessionRecord {
    return {
      version: 1,
      id: this.id,
      role: 'technician',
      ...(!this.#life.end && { keys: keysToRecord(this.#conversation.keys) }),
      createdAt: this.createdAt,
      ...this.#life.forRecord(),
      ...this.#label.forRecord(),
      peerName: this.#customer.name,
      technicianName: this.#host.settings.technicianName,
      ...this.records.forRecord(),
      startsAtOnce: this.#startsAtOnce,
      ...this.#invitation.forRecord(),
      ...this.#conversation.forRecord(),
      slices: this.#features.save()
    };
  }
}
