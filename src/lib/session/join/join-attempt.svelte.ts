import type { Clock } from '../../base/clock.js';
import type { ErrorCode } from '../../base/errors.js';
import type { CustomerPhase, JoinStep } from '../views.js';

/** How long a step may take before the page says what may be wrong; it goes on trying. */
const troubleAfterMs: Record<JoinStep, { ms: number; trouble: ErrorCode }> = {
  relay: { ms: 5_000, trouble: 'no-relay' },
  technician: { ms: 8_000, trouble: 'technician-not-there' },
  proof: { ms: 10_000, trouble: 'technician-not-there' },
  connection: { ms: 18_000, trouble: 'network-blocked' }
};

type JoiningPhase = Extract<CustomerPhase, { phase: 'joining' }>;

/** One try to come into a session: its step, what may be wrong with that, and whether it is still wanted. */
export class JoinAttempt {
  readonly #clock: Clock;
  readonly #controller = new AbortController();
  #phase = $state.raw<JoiningPhase>({ phase: 'joining', step: 'relay', since: 0, trouble: undefined });
  #cancelTrouble: (() => void) | undefined;

  /** @param page whose uncaught errors count as trouble of the attempt: waiting for what has broken would never end */
  constructor(
    clock: Clock,
    step: JoinStep,
    page: Pick<EventTarget, 'addEventListener'> | undefined = globalThis
  ) {
    this.#clock = clock;
    this.goTo(step);
    for (const kind of ['error', 'unhandledrejection'])
      page?.addEventListener?.(kind, () => this.noteTrouble('unexpected'), { signal: this.signal });
  }

  get phase(): JoiningPhase {
    return this.#phase;
  }

  /** Aborted once the attempt is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  goTo(step: JoinStep): void {
    if (this.signal.aborted) return;
    const trouble = this.#phase.trouble === 'unexpected' ? this.#phase.trouble : undefined;
    this.#phase = { phase: 'joining', step, since: this.#clock.now(), trouble };
    const late = troubleAfterMs[step];
    this.#cancelTrouble?.();
    this.#cancelTrouble = this.#clock.after(late.ms, () => this.noteTrouble(late.trouble));
  }

  /** `unexpected` stays: after that nothing else may be to blame. */
  noteTrouble(trouble: ErrorCode): void {
    if (this.#phase.trouble !== 'unexpected') this.#phase = { ...this.#phase, trouble };
  }

  /** It has led into the session, or nobody wants it any more. */
  end(): void {
    this.#cancelTrouble?.();
    this.#controller.abort();
  }
}
