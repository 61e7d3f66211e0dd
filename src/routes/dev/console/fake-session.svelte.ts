import type { FeatureHandle } from '$lib/session/manifest.js';
import type { FeatureGap } from '$lib/session/host/features.js';
import type { ErrorCode } from '$lib/base/errors.js';
import { TimeOutHolds } from '$lib/session/life-cycle/time-out-holds.js';
import type {
  LogEntry,
  PeerKnowledge,
  PinState,
  SafetyCode,
  SessionStatus,
  Summary,
  TechnicianSessionView
} from '$lib/session/views.js';
import { screen } from '$lib/features/screen/feature.js';
import { notes } from '$lib/features/notes/feature.js';
import { survey } from '$lib/features/survey/feature.js';
import { timeLimit } from '$lib/features/time-limit/feature.js';
import type { TechnicianTime, TimeLeft } from '$lib/features/time-limit/shared/views.js';
import { fakeFeature } from '../fake-feature.js';
import { FakeRecords } from './fake-records.svelte.js';
import { FakeChat } from './fake-chat.svelte.js';
import { FakeFiles } from './fake-files.svelte.js';
import { FakeStage } from './fake-stage.svelte.js';

const minute = 60_000;
const link = 'https://help.example.org/support/join/#Zm9yLWRlbW9uc3RyYXRpb24tb25seS1ub3Qta2V5';

const kinds: Partial<Record<SessionStatus, string>> = {
  waiting: 'waiting',
  active: 'started',
  reconnecting: 'lost',
  offline: 'offline',
  closed: 'ended-by-technician'
};

class FakeNotes {
  text = $state('');
}

export class FakeSession implements TechnicianSessionView {
  readonly id: string;
  readonly number: string;
  readonly createdAt = Date.now() - 52 * minute;
  customFields = $state.raw<readonly [string, string]>(['', '']);
  peer = $state.raw<PeerKnowledge>({ heardAt: Date.now(), isVisible: true });
  timeLeft = $state.raw<TimeLeft | undefined>();
  isOverLimit = $state(false);
  readonly holds = new TimeOutHolds();
  ownName = $state('');
  readonly givenName: string;
  status = $state<SessionStatus>('connecting');
  statusSince = $state(Date.now());
  pin = $state.raw<PinState>({ phase: 'none' });
  inviteLink = $state<string | undefined>();
  safetyCode = $state.raw<SafetyCode | undefined>();
  featureGaps: readonly FeatureGap[] = [];
  log = $state.raw<readonly LogEntry[]>([]);
  summary = $state.raw<Summary | undefined>();
  trouble = $state<ErrorCode | undefined>();
  readonly chat: FakeChat;
  readonly stage = new FakeStage();
  readonly features: readonly FeatureHandle[] = [
    fakeFeature(screen, this.stage),
    fakeFeature(notes, new FakeNotes()),
    fakeFeature(survey, { canAsk: true, ask: () => undefined }),
    fakeFeature(timeLimit, this.#time())
  ];
  readonly files = new FakeFiles();
  readonly records = new FakeRecords();

  get name(): string {
    return this.ownName || this.givenName;
  }

  constructor(options: { name: string; customFields?: [string, string]; chat?: FakeChat }) {
    this.id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) =>
      b.toString(16).padStart(2, '0')
    ).join('');
    this.number = String(10_000_000 + Math.floor(Math.random() * 89_999_999));
    this.givenName = options.name;
    this.customFields = options.customFields ?? ['', ''];
    this.chat = options.chat ?? new FakeChat();
  }

  get canStart(): boolean {
    return this.status === 'waiting' || this.status === 'on-hold';
  }

  get canHold(): boolean {
    return this.status === 'active';
  }

  /** Shows the session as it would look after `since` milliseconds in `status`. */
  to(status: SessionStatus, since = 0): this {
    this.status = status;
    this.statusSince = Date.now() - since;
    const isReached = status !== 'connecting';
    this.safetyCode = isReached ? { kind: 'committed', numbers: [3, 17, 42, 8, 60, 25, 11] } : undefined;
    if (isReached) this.inviteLink = undefined;
    const kind = kinds[status];
    if (kind) this.note(kind);
    return this;
  }

  note(kind: string, facts: Record<string, string> = {}): void {
    this.log = [...this.log, { id: `l${this.log.length}`, at: Date.now(), kind, facts }];
  }

  attend(): void {}

  #time(): TechnicianTime {
    const left = (): TimeLeft | undefined => this.timeLeft;
    return {
      get left() {
        return left();
      }
    };
  }

  setCustomField(place: 0 | 1, text: string): void {
    this.customFields = place === 0 ? [text, this.customFields[1]] : [this.customFields[0], text];
  }

  rename(name: string): void {
    this.ownName = name;
  }

  createPin(): void {
    this.pin = { phase: 'making' };
    setTimeout(() => {
      this.pin = { phase: 'live', pin: '482067139', expiresAt: Date.now() + 20 * minute };
    }, 250);
  }

  createLink(): void {
    this.inviteLink = link;
  }

  start(): void {
    this.to('active');
  }

  hold(): void {
    this.to('on-hold');
  }

  end(): void {
    const now = Date.now();
    this.to('closed');
    this.stage.state = { phase: 'idle' };
    this.summary = { startedAt: now - 23 * minute, endedAt: now, endedBy: 'technician', log: this.log };
  }

  logText(sentence: (entry: LogEntry) => string): string {
    return this.log.map((entry) => `${new Date(entry.at).toISOString()} ${sentence(entry)}`).join('\n');
  }
}
