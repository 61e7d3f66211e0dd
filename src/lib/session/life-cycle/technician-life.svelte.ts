import type { Clock } from '../../base/clock.js';
import type { SessionRecord } from '../../history/session-record.js';
import { isInterrupted, isOver, newLifeCycle, step, type LifeCycle, type Trigger } from './life-cycle.js';
import { deadlineOf, type Deadline, type TimeOuts } from './life-timers.js';
import { offlineAfterMs } from './offline-after.js';
import { lifeFromRecord, lifeToRecord } from './stored-life-cycle.js';
import type { SessionEnd, SessionStatus } from '../views.js';

/** How long the timer of a status may sleep: a computer that slept finds soon that its time is over. */
const lookAgainAfterMs = 30_000;

interface Options {
  clock: Clock;
  /** As the last load of the page left it. */
  saved: SessionRecord | undefined;
  /** As the settings have them now. */
  timeOuts(): TimeOuts;
  onMoved(): void;
  /** The time of the present status is over; what comes of it is a move that the session makes. */
  onTimeOver(trigger: Trigger): void;
}

/** Where a session stands, as its technician's page keeps it: the table, and the one timer of the present status. */
export class TechnicianLife {
  readonly #options: Options;
  #life = $state.raw<LifeCycle>(newLifeCycle(0));
  #end = $state.raw<SessionEnd | undefined>();
  #cancelTimer: (() => void) | undefined;
  #isClosed = false;

  constructor(options: Options) {
    const { clock, saved } = options;
    this.#options = options;
    this.#life = saved ? afterReload(lifeFromRecord(saved), clock.now()) : newLifeCycle(clock.now());
    if (saved?.endedBy) this.#end = { endedBy: saved.endedBy, endedAt: saved.endedAt ?? saved.statusSince };
    this.#armTimer();
  }

  get status(): SessionStatus {
    return this.#life.status;
  }

  get since(): number {
    return this.#life.since;
  }

  get startedAt(): number | undefined {
    return this.#life.startedAt;
  }

  get end(): SessionEnd | undefined {
    return this.#end;
  }

  get isOver(): boolean {
    return isOver(this.#life.status);
  }

  get isInterrupted(): boolean {
    return isInterrupted(this.#life.status);
  }

  /** Also while an active session is interrupted. */
  get isActive(): boolean {
    return (this.isInterrupted ? this.#life.before : this.#life.status) === 'active';
  }

  /** @returns whether the table has such a step from here; else nothing changes */
  move(trigger: Trigger): boolean {
    const moved = step(this.#life, trigger, this.#options.clock.now());
    if (!moved.ok || this.#isClosed) return false;
    this.#life = moved.value;
    this.#armTimer();
    this.#options.onMoved();
    return true;
  }

  /**
   * The way to the customer is lost. A computer that slept for long finds that the loss it sees now is old (TRN-23).
   * @param heardAt when the customer was last heard
   */
  lose(heardAt: number | undefined): boolean {
    const isLongAgo = heardAt !== undefined && this.#options.clock.now() - heardAt >= offlineAfterMs;
    return (isLongAgo && this.status === 'active' && this.move('away-too-long')) || this.move('network-lost');
  }

  noteEnd(endedBy: SessionEnd['endedBy']): void {
    this.#end = { endedBy, endedAt: this.#options.clock.now() };
  }

  /** Another page goes on with it: here nothing moves any more, also when the way to the customer is closed now. */
  close(): void {
    this.#isClosed = true;
    this.#cancelTimer?.();
  }

  /** What of it belongs into the session's record. */
  forRecord(): ReturnType<typeof lifeToRecord> & Partial<SessionEnd> {
    return { ...lifeToRecord(this.#life), ...this.#end };
  }

  /** A status that lasted over a reload is not prolonged by it. */
  #armTimer(): void {
    const { clock, onTimeOver } = this.#options;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const deadline = this.#deadline();
    if (!deadline) return;
    const leftMs = Math.max(0, deadline.at - clock.now());
    this.#cancelTimer = clock.after(Math.min(leftMs, lookAgainAfterMs), () => {
      // the settings may have changed meanwhile
      const due = this.#deadline();
      if (due && due.at <= clock.now()) onTimeOver(due.trigger);
      else this.#armTimer();
    });
  }

  #deadline(): Deadline | undefined {
    return deadlineOf(this.#life, this.#options.timeOuts());
  }
}

/** The page that was left took the way to the customer with it. */
function afterReload(life: LifeCycle, now: number): LifeCycle {
  const lost = step(life, 'network-lost', now);
  return lost.ok ? lost.value : life;
}
