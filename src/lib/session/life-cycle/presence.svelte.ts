import { every, type Clock } from '../../base/clock.js';
import type { SystemIdle } from './system-idle.js';

export type TechnicianStatus = 'online' | 'away' | 'busy';

interface Facts {
  activeSessions(): number;
  busyFromSessions(): number;
  /** 0: never. */
  awayAfterMinutes(): number;
  /** The status is another one. */
  onChanged?(status: TechnicianStatus): void;
  /** Whether nobody uses the computer, where the browser may know that. */
  system?: SystemIdle;
}

/**
 * The technician's own status (SES-15 to 17): away by hand or by idleness, busy by itself, else online. Away stays
 * when set by hand; when it came from idleness the next key or click ends it. Idle is the computer where the browser
 * tells (CS6), else this page. It lives as long as its page.
 */
export class Presence {
  readonly #clock: Clock;
  readonly #facts: Facts;
  #away = $state.raw<'no' | 'by-hand' | 'idle'>('no');
  #touchedAt: number;
  #told: TechnicianStatus = 'online';

  constructor(clock: Clock, facts: Facts) {
    this.#clock = clock;
    this.#facts = facts;
    this.#touchedAt = clock.now();
    every(clock, 10_000, () => this.#look());
  }

  get status(): TechnicianStatus {
    if (this.#away !== 'no') return 'away';
    return this.#facts.activeSessions() >= this.#facts.busyFromSessions() ? 'busy' : 'online';
  }

  /** Busy cannot be set by hand, and away can always be ended. */
  setAway(isAway: boolean): void {
    this.#away = isAway ? 'by-hand' : 'no';
    this.#touchedAt = this.#clock.now();
    this.#tell();
  }

  /** The technician moved, typed or clicked. */
  touch(): void {
    this.#touchedAt = this.#clock.now();
    if (this.#away === 'idle') this.#away = 'no';
    this.#tell();
  }

  #look(): void {
    const minutes = this.#facts.awayAfterMinutes();
    const system = this.#facts.system?.watch(minutes);
    const isPageIdle = this.#clock.now() - this.#touchedAt >= minutes * 60_000;
    const isIdle = minutes > 0 && (system === undefined ? isPageIdle : system === 'idle');
    if (this.#away === 'no' && isIdle) this.#away = 'idle';
    // somebody is back at the computer, in whatever program
    else if (this.#away === 'idle' && system === 'active') this.#away = 'no';
    this.#tell();
  }

  #tell(): void {
    if (this.#told === this.status) return;
    this.#told = this.status;
    this.#facts.onChanged?.(this.status);
  }
}
