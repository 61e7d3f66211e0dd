import type { FeatureHandle } from '$lib/session/manifest.js';
import type { FeatureGap } from '$lib/session/host/features.js';
import type { ErrorCode } from '$lib/base/errors.js';
import { ok, type Result } from '$lib/base/result.js';
import type {
  ConsentView,
  CustomerPhase,
  CustomerStatus,
  CustomerView,
  LogEntry,
  Power,
  SafetyCode,
  SharingView,
  VisitView
} from '$lib/session/views.js';
import type { CustomerScreens } from '$lib/features/screen/index.js';
import { screen } from '$lib/features/screen/feature.js';
import { restart } from '$lib/features/restart/feature.js';
import type { CustomerRestart } from '$lib/features/restart/shared/views.js';
import { timeLimit } from '$lib/features/time-limit/feature.js';
import type { CustomerTime, TimeLeft } from '$lib/features/time-limit/shared/views.js';
import { fakeFeature } from '../fake-feature.js';
import { FakeFiles } from '../console/fake-files.svelte.js';
import { ScriptedChat } from './scripted-chat.svelte.js';

class ScriptedTime implements CustomerTime {
  left = $state.raw<TimeLeft | undefined>();

  extend(): void {
    if (this.left) this.left = { ...this.left, endsAt: this.left.endsAt + 3_600_000 };
  }
}

class ScriptedRestart implements CustomerRestart {
  phase = $state<CustomerRestart['phase']>('none');

  answer(answer: 'going' | 'off' | 'declined'): void {
    this.phase = answer === 'going' ? 'going' : 'none';
  }
}

/** A customer's session that does what the buttons of the debug page say. */
export class ScriptedCustomer implements VisitView, CustomerView {
  phase = $state.raw<CustomerPhase>({ phase: 'entry', error: undefined });
  status = $state<CustomerStatus>('connecting');
  name = $state('');
  technicianName = $state('Kim Sørensen');
  chat = $state.raw(new ScriptedChat());
  readonly files = new FakeFiles();
  consents = $state.raw<readonly ConsentView[]>([]);
  safetyCode = $state.raw<SafetyCode | undefined>();
  featureGaps: readonly FeatureGap[] = [];
  log = $state.raw<readonly LogEntry[]>([]);
  trouble = $state<ErrorCode | undefined>();
  readonly time = new ScriptedTime();
  readonly restart = new ScriptedRestart();
  readonly pictures: CustomerScreens & { canShare: boolean } = $state({
    canShare: true,
    shown: [],
    seen: [],
    tabOf: () => undefined
  });
  readonly features: readonly FeatureHandle[] = [
    fakeFeature(screen, this.pictures),
    fakeFeature(restart, this.restart, () => this.restart.phase === 'asked'),
    fakeFeature(timeLimit, this.time)
  ];
  isForgetful = $state(false);
  #shared = $state.raw<{ active: readonly Power[]; since: number | undefined }>({
    active: [],
    since: undefined
  });
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  get sharing(): SharingView {
    return { ...this.#shared, stop: () => this.#stop() };
  }

  isHelpConfirmed = $state(true);

  confirmHelp(): void {
    this.isHelpConfirmed = true;
  }

  doubtHelp(): void {}

  halt(): void {
    this.#stop();
    const summary = {
      startedAt: Date.now() - 900_000,
      endedBy: 'customer' as const,
      endedAt: Date.now(),
      log: this.log
    };
    this.phase = { phase: 'halted', session: this, summary, canReturn: true };
  }

  comeBack(): void {
    this.enter('active');
  }

  endHalted(): void {
    if (this.phase.phase === 'halted') this.phase = { ...this.phase, canReturn: false };
  }

  resume(): void {
    this.enter('active');
  }

  forget(): void {
    this.phase = { phase: 'forgotten' };
  }

  discard(): void {
    this.phase = { phase: 'entry', error: undefined };
  }

  enter(status: CustomerStatus): void {
    this.phase = { phase: 'session', session: this };
    this.status = status;
    this.chat.isConnected = status !== 'reconnecting' && status !== 'offline';
    this.safetyCode = { kind: 'committed', numbers: [0, 17, 61, 38, 24, 52, 9] };
  }

  ask(reason: string): void {
    const consent: ConsentView = {
      id: crypto.randomUUID(),
      power: 'screen',
      feature: 'screen',
      technicianName: this.technicianName,
      reason,
      looked: undefined,
      isOver: false,
      trouble: undefined,
      allow: () => {
        this.consents = [];
        this.share();
      },
      decline: () => {
        this.consents = [];
        this.chat.happen('screen-declined');
      }
    };
    this.consents = [consent];
  }

  share(since = Date.now()): void {
    this.#shared = { active: ['screen'], since };
    this.chat.happen('screen-started');
  }

  joinWithPin(): Result<void, 'pin-tries-used-up'> {
    this.#join();
    return ok(undefined);
  }

  joinInvited(): void {
    this.#join();
  }

  cancel(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
    this.phase = { phase: 'entry', error: undefined };
    this.status = 'connecting';
  }

  takeOver(): void {
    this.enter('active');
  }

  end(): void {
    this.close('customer');
  }

  close(endedBy: 'technician' | 'customer' | 'time'): void {
    this.#stop();
    const kinds = ['technician-joined', 'started', 'screen-asked', 'screen-allowed', 'screen-started'];
    const now = Date.now();
    this.log = [...kinds, `ended-by-${endedBy}`].map((kind, i, { length }) => ({
      id: String(i),
      at: now - (length - i) * 71_000,
      kind,
      facts: {}
    }));
    this.status = 'closed';
    this.phase = {
      phase: 'closed',
      session: this,
      summary: { startedAt: now - 427_000, endedAt: now, endedBy, log: this.log }
    };
  }

  logText(sentence: (entry: LogEntry) => string): string {
    return this.log.map((entry) => `${new Date(entry.at).toISOString()} ${sentence(entry)}`).join('\n');
  }

  #join(): void {
    const steps = ['relay', 'technician', 'proof', 'connection'] as const;
    steps.forEach((step, i) => {
      this.#timers.push(
        setTimeout(() => {
          this.phase = { phase: 'joining', step, since: Date.now(), trouble: undefined };
        }, i * 700)
      );
    });
    this.#timers.push(setTimeout(() => this.enter('waiting'), steps.length * 700));
  }

  #stop(): void {
    if (this.#shared.active.length > 0) this.chat.happen('screen-stopped-by-customer');
    this.#shared = { active: [], since: undefined };
  }
}
