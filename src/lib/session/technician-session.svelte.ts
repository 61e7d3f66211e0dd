import type { ErrorCode } from '../base/errors.js';
import { makeIdentity, publicKeysOf } from '../handshake/identity.js';
import { inviteFragment } from '../handshake/invite.js';
import { sessionIdOf, sessionNumberOf } from '../handshake/keys.js';
import { makeSessionSecret } from '../handshake/session-secret.js';
import type { SessionRecord } from '../history/session-record.js';
import type { BoardDoor } from './board-view.js';
import { Conversation } from './conversation.svelte.js';
import type { Environment } from './environment.js';
import { sayFarewell } from './farewell.js';
import type { FilesView } from './files-view.js';
import { hostPin, type PinHost } from './host-pin.js';
import { maxNameLength, type ControlMessage } from './lanes.js';
import { isInterrupted, isOver, newLifeCycle, step, type LifeCycle, type Trigger } from './life-cycle.js';
import { Permissions } from './permissions.svelte.js';
import { RecordKeeper } from './record-keeper.js';
import { TechnicianRecords } from './records/technician-records.svelte.js';
import type { SessionKeys } from './session-keys.js';
import { logAsText } from './session-log.js';
import { Stage } from './stage.svelte.js';
import { lifeFromRecord } from './stored-life-cycle.js';
import { keysFromRecord, keysToRecord, loadSaved, type SavedSession } from './stored-session.js';
import type {
  ChatView,
  LogEntry,
  PinState,
  SafetyCode,
  SessionStatus,
  Summary,
  TechnicianSessionView
} from './views.js';

/** The longest a session may be held (rule LC7). */
const holdAtMostMs = 14 * 24 * 60 * 60_000;
/** From reconnecting to offline (rule LC5). */
const offlineAfterMs = 5 * 60_000;

export interface NewSession {
  name: string;
  customFields: [string, string];
  startsAtOnce: boolean;
}

interface Origin {
  keys: SessionKeys;
  facts: NewSession & { createdAt: number };
  saved: SavedSession | undefined;
  technicianName(): string;
}

/** One case as its technician works on it. */
export class TechnicianSession implements TechnicianSessionView {
  readonly id: string;
  readonly number: string;
  readonly createdAt: number;
  readonly permissions: Permissions;
  readonly stage: Stage;
  readonly records: TechnicianRecords;
  readonly #environment: Environment;
  readonly #conversation: Conversation;
  readonly #keeper: RecordKeeper;
  readonly #control;
  readonly #technicianName: () => string;
  readonly #startsAtOnce: boolean;
  #life = $state.raw<LifeCycle>(newLifeCycle(0));
  #ownName = $state('');
  #peerName = $state('');
  #customFields = $state.raw<readonly [string, string]>(['', '']);
  #pin = $state.raw<PinState>({ phase: 'none' });
  #hasLink = $state(false);
  #isTaken = $state(false);
  #trouble = $state<ErrorCode | undefined>();
  #endedBy = $state<Summary['endedBy'] | undefined>();
  #endedAt: number | undefined;
  #pinHost: PinHost | undefined;
  #cancelTimer: (() => void) | undefined;

  static create(
    environment: Environment,
    facts: NewSession,
    technicianName: () => string
  ): TechnicianSession {
    const identity = makeIdentity();
    const { rootKey, seed } = makeSessionSecret(publicKeysOf(identity));
    const session = new TechnicianSession(environment, {
      keys: { rootKey, seed, identity, peer: undefined },
      facts: { ...facts, createdAt: environment.clock.now() },
      saved: undefined,
      technicianName
    });
    session.#conversation.log.add('created');
    return session;
  }

  /** The session of a record that still has its keys, as it was before the page was left. */
  static async restore(
    environment: Environment,
    record: SessionRecord,
    technicianName: () => string
  ): Promise<TechnicianSession | undefined> {
    const keys = keysFromRecord(record);
    if (!keys) return undefined;
    const { name, customFields, createdAt, startsAtOnce } = record;
    return new TechnicianSession(environment, {
      keys,
      facts: { name, customFields, createdAt, startsAtOnce },
      saved: await loadSaved(environment.store, record),
      technicianName
    });
  }

  private constructor(environment: Environment, { keys, facts, saved, technicianName }: Origin) {
    const { clock, store, rtc } = environment;
    this.#environment = environment;
    this.#technicianName = technicianName;
    this.#startsAtOnce = facts.startsAtOnce;
    this.#ownName = facts.name;
    this.#customFields = facts.customFields;
    this.createdAt = facts.createdAt;
    this.id = sessionIdOf(keys.rootKey);
    this.number = sessionNumberOf(this.id);
    this.#isTaken = keys.peer !== undefined;
    this.#keeper = new RecordKeeper(store, clock, () => this.#record());
    this.#conversation = new Conversation({
      role: 'technician',
      environment,
      keys,
      saved,
      onChanged: () => this.#keeper.note()
    });
    const { link, log } = this.#conversation;
    this.#control = link.port('control');
    this.records = new TechnicianRecords({ store, sessionId: this.id, now: () => clock.now() });
    this.permissions = new Permissions({ link, log, clock });
    this.stage = new Stage({ link, permissions: this.permissions, log, clock, rtc });
    this.#life = saved ? lifeFromRecord(saved.record) : newLifeCycle(clock.now());
    if (saved) this.#resume(saved.record);
    link.onUp(() => this.#peerCame());
    link.onDown(() => this.#peerWent());
    link.onTrouble((trouble) => {
      if (trouble === 'session-taken' || trouble === 'admission-failed') log.add('refused-peer');
      else if (!link.isUp) this.#trouble = trouble;
    });
    this.#control.onMessage((message) => this.#receive(message));
    this.#armTimer();
    this.#keeper.note();
  }

  get status(): SessionStatus {
    // Ended by the technician: the row stays, closed, until it is taken away by hand.
    return this.#life.status === 'removed' ? 'closed' : this.#life.status;
  }

  get statusSince(): number {
    return this.#life.since;
  }

  get name(): string {
    return this.#ownName || this.#peerName;
  }

  get customFields(): readonly [string, string] {
    return this.#customFields;
  }

  get pin(): PinState {
    return this.#pin;
  }

  get inviteLink(): string | undefined {
    if (!this.#hasLink || this.#isTaken || isOver(this.#life.status)) return undefined;
    return `${this.#environment.siteUrl}join#${inviteFragment(this.#conversation.keys.rootKey)}`;
  }

  get safetyCode(): SafetyCode | undefined {
    return this.#conversation.safetyCode;
  }

  get chat(): ChatView {
    return this.#conversation.chat;
  }

  get files(): FilesView {
    return this.#conversation.files;
  }

  get board(): BoardDoor {
    return this.#conversation.board;
  }

  get log(): readonly LogEntry[] {
    return this.#conversation.logEntries;
  }

  get trouble(): ErrorCode | undefined {
    return this.#trouble;
  }

  get canStart(): boolean {
    return this.status === 'waiting' || this.status === 'on-hold';
  }

  get canHold(): boolean {
    return this.status === 'active';
  }

  get summary(): Summary | undefined {
    if (!this.#endedBy) return undefined;
    return {
      startedAt: this.#life.startedAt,
      endedAt: this.#endedAt ?? this.#life.since,
      endedBy: this.#endedBy,
      log: this.log
    };
  }

  rename(name: string): void {
    this.#ownName = name;
    this.#keeper.note();
  }

  createPin(): void {
    if (this.#life.status !== 'connecting') return;
    this.#hostPin(undefined);
    this.#conversation.log.add('pin-created');
  }

  createLink(): void {
    if (this.#hasLink || this.#life.status !== 'connecting') return;
    this.#hasLink = true;
    this.#conversation.log.add('link-created');
  }

  start(): void {
    const wasHeld = this.#life.status === 'on-hold';
    if (!this.#move('start')) return;
    this.#conversation.log.add(wasHeld ? 'resumed' : 'started');
    this.#tellStatus();
  }

  hold(): void {
    if (!this.#move('hold')) return;
    this.stage.stopAll();
    this.#conversation.log.add('held');
    this.#tellStatus();
  }

  end(): void {
    if (isOver(this.#life.status)) return;
    if (!this.#move('end')) return;
    this.#finish('technician');
    sayFarewell(this.#conversation.link, this.#control, this.#environment.clock, () => this.#close());
  }

  remove(): void {
    if (this.#life.status === 'connecting') {
      this.#move('not-taken-up');
      this.#close();
      this.#keeper.stop();
      void this.#environment.store.sessions.delete(this.id);
    } else if (isOver(this.#life.status) && this.#life.status !== 'removed') {
      this.#move('end');
    }
  }

  logText(sentence: (entry: LogEntry) => string): string {
    return logAsText(this.log, sentence);
  }

  /** The page is about to be left or another tab leads: everything stops, nothing is forgotten. */
  suspend(): void {
    this.#keeper.flush();
    this.#keeper.stop();
    this.#close();
  }

  #resume(record: SessionRecord): void {
    this.#peerName = record.peerName;
    this.#hasLink = record.hasLink;
    this.#move('network-lost');
    if (this.#life.status === 'connecting' && record.pin?.phase === 'live') {
      this.#hostPin({ pin: record.pin.digits, expiresAt: record.pin.expiresAt });
    }
  }

  #hostPin(saved: { pin: string; expiresAt: number } | undefined): void {
    const { pool, clock, config } = this.#environment;
    const { log, keys } = this.#conversation;
    this.#pinHost?.close();
    this.#pinHost = hostPin({
      pool,
      clock,
      siteId: config.siteId,
      rootKey: keys.rootKey,
      lifetimeMs: config.pinLifetimeMinutes * 60_000,
      saved,
      onState: (state) => {
        if (state.phase === 'burned' || state.phase === 'expired' || state.phase === 'used') {
          log.add(`pin-${state.phase}`);
        }
        this.#pin = state;
        this.#keeper.note();
      }
    });
  }

  #peerCame(): void {
    const { log, link } = this.#conversation;
    this.#trouble = undefined;
    this.#isTaken = true;
    this.#control.send({
      type: 'hello',
      name: this.#technicianName().slice(0, maxNameLength),
      canShareScreen: true,
      acceptedTerms: false
    });
    if (isInterrupted(this.#life.status)) {
      this.#move('network-back');
      log.add('back');
    } else if (this.#life.status === 'connecting') {
      this.#move(this.#startsAtOnce ? 'customer-arrived-and-started' : 'customer-arrived');
      log.add('customer-joined');
      if (this.#startsAtOnce) log.add('started');
      // A used PIN is still answered for: whoever types it late hears why it does not work. One that is still
      // good, because the customer came by the link, would admit a second customer.
      if (this.#pin.phase === 'live') {
        this.#pinHost?.close();
        this.#pin = { phase: 'used' };
      }
    }
    if (link.isUp) this.#tellStatus();
  }

  #peerWent(): void {
    if (this.#move('network-lost')) this.#conversation.log.add('lost');
  }

  #receive(message: ControlMessage): void {
    const { log } = this.#conversation;
    switch (message.type) {
      case 'hello':
        this.#peerName = message.name;
        this.permissions.greet();
        this.stage.greet(message);
        if (message.acceptedTerms && !log.has('terms-accepted')) log.add('terms-accepted');
        return this.#keeper.note();
      case 'end':
        this.#control.send({ type: 'end-seen' });
        if (isOver(this.#life.status) || !this.#move('customer-closed')) return;
        this.#finish('customer');
        // The confirmation must leave before the way is closed.
        this.#environment.clock.after(200, () => this.#close());
        return;
      default:
        return;
    }
  }

  #tellStatus(): void {
    const { status } = this.#life;
    if (status === 'waiting' || status === 'active' || status === 'on-hold') {
      this.#control.send({ type: 'status', status });
    }
  }

  #move(trigger: Trigger): boolean {
    const moved = step(this.#life, trigger, this.#environment.clock.now());
    if (!moved.ok) return false;
    this.#life = moved.value;
    this.#conversation.files.setActive(this.#life.status === 'active');
    this.#armTimer();
    this.#keeper.note();
    return true;
  }

  /** The one timer of the present status; a status that lasted over a reload is not prolonged by it. */
  #armTimer(): void {
    const { clock, config } = this.#environment;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const arm = (lastsMs: number, f: () => void): void => {
      this.#cancelTimer = clock.after(Math.max(0, this.#life.since + lastsMs - clock.now()), f);
    };
    const timeOut = (): void => {
      if (!this.#move('time-out')) return;
      this.#finish('time');
      sayFarewell(this.#conversation.link, this.#control, clock, () => this.#close());
    };
    switch (this.#life.status) {
      case 'reconnecting':
        return arm(offlineAfterMs, () => {
          if (this.#move('away-too-long')) this.#conversation.log.add('offline');
        });
      case 'connecting':
        return arm(config.connectingTimeoutMinutes * 60_000, timeOut);
      case 'waiting':
        return arm(config.waitingTimeoutMinutes * 60_000, timeOut);
      case 'on-hold':
        return arm(holdAtMostMs, timeOut);
      case 'offline':
        return arm(config.offlineTimeoutMinutes * 60_000, timeOut);
      default:
        return;
    }
  }

  /** What is over is written down without its keys. */
  #finish(endedBy: Summary['endedBy']): void {
    const { clock, store } = this.#environment;
    this.stage.stopAll();
    this.stage.close();
    this.#conversation.files.end();
    this.#conversation.log.add(`ended-by-${endedBy}`);
    this.#conversation.log.seal();
    this.#endedBy = endedBy;
    this.#endedAt = clock.now();
    this.#pinHost?.close();
    this.#keeper.stop();
    const record = this.#record();
    void store.sessions.put(record).then(() => store.forgetKeys(this.id));
    this.records.conclude(record, this.#conversation.keys, this.safetyCode?.numbers ?? []);
  }

  #close(): void {
    this.#cancelTimer?.();
    this.#pinHost?.close();
    this.stage.close();
    this.permissions.close();
    this.#conversation.close();
  }

  #record(): SessionRecord {
    const { log, chat, confirmed, keys } = this.#conversation;
    return {
      version: 1,
      id: this.id,
      role: 'technician',
      ...(!this.#endedBy && { keys: keysToRecord(keys) }),
      createdAt: this.createdAt,
      status: this.#life.status,
      statusSince: this.#life.since,
      ...(this.#life.before && { previousStatus: this.#life.before }),
      ...(this.#life.startedAt !== undefined && { startedAt: this.#life.startedAt }),
      ...(this.#endedAt !== undefined && { endedAt: this.#endedAt }),
      ...(this.#endedBy && { endedBy: this.#endedBy }),
      name: this.#ownName,
      customFields: [...this.#customFields],
      peerName: this.#peerName,
      technicianName: this.#technicianName(),
      startsAtOnce: this.#startsAtOnce,
      hasLink: this.#hasLink,
      draft: chat.draft,
      read: chat.read,
      confirmed,
      ...(this.#pin.phase === 'live' && {
        pin: { digits: this.#pin.pin, expiresAt: this.#pin.expiresAt, phase: 'live' as const }
      }),
      log: [...log.entries]
    };
  }
}
