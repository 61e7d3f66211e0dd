import type { Clock } from '../../base/clock.js';
import type { SessionRecord } from '../../history/session-record.js';
import { offlineAfterMs } from './offline-after.js';
import type { CustomerStatus, SessionEnd } from '../views.js';

type ToldStatus = 'waiting' | 'active' | 'on-hold';

/** Where the way to the technician stands. */
type Way = 'new' | 'there' | 'lost' | 'away';

interface Options {
  clock: Clock;
  /** As the last load of the page left it. */
  saved: SessionRecord | undefined;
  /** The technician has been away for so long that the session is offline (LC5). */
  onAway(): void;
}

/** Where a session stands, as its customer's page knows it: what it was told, and whether it is still told (LC6). */
export class CustomerLife {
  readonly #options: Options;
  #way = $state<Way>('new');
  #told = $state<ToldStatus>('waiting');
  /** Also before a reload, after which nothing is told yet. */
  #lastTold: string;
  #startedAt: number | undefined;
  #end = $state.raw<SessionEnd | undefined>();
  #cancelTimer: (() => void) | undefined;

  constructor(options: Options) {
    const { saved } = options;
    this.#options = options;
    this.#lastTold = saved?.status ?? 'waiting';
    this.#startedAt = saved?.startedAt;
  }

  get status(): CustomerStatus {
    if (this.#end) return 'closed';
    switch (this.#way) {
      case 'new':
        return 'connecting';
      case 'there':
        return this.#told;
      case 'lost':
        return 'reconnecting';
      case 'away':
        return 'offline';
    }
  }

  /** Nobody has come yet, and nobody had before a reload. */
  get isNew(): boolean {
    return this.#way === 'new';
  }

  /** Also while an active session is interrupted. */
  get isActive(): boolean {
    return this.#told === 'active';
  }

  get startedAt(): number | undefined {
    return this.#startedAt;
  }

  get end(): SessionEnd | undefined {
    return this.#end;
  }

  /** The technician is there, for the first time or again. */
  find(): void {
    this.#cancelTimer?.();
    this.#way = 'there';
  }

  lose(): void {
    const { clock, onAway } = this.#options;
    this.#way = 'lost';
    this.#cancelTimer?.();
    this.#cancelTimer = clock.after(offlineAfterMs, () => {
      this.#way = 'away';
      onAway();
    });
  }

  /**
   * The technician's page says where the session stands.
   * @returns what of it is new, for the log
   */
  tell(status: ToldStatus): 'started' | 'held' | 'resumed' | undefined {
    const isFirstStart = status === 'active' && this.#startedAt === undefined;
    const isNews = status !== this.#lastTold;
    if (isFirstStart) this.#startedAt = this.#options.clock.now();
    this.#told = this.#lastTold = status;
    if (isFirstStart) return 'started';
    if (!isNews) return undefined;
    return status === 'on-hold' ? 'held' : 'resumed';
  }

  noteEnd(endedBy: SessionEnd['endedBy']): void {
    this.#end = { endedBy, endedAt: this.#options.clock.now() };
  }

  close(): void {
    this.#cancelTimer?.();
  }

  /** What of it belongs into the session's record. */
  forRecord(): Pick<SessionRecord, 'status' | 'startedAt'> {
    return {
      status: this.#lastTold,
      ...(this.#startedAt !== undefined && { startedAt: this.#startedAt })
    };
  }
}
