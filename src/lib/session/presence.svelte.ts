import { every, type Clock } from '../base/clock.js';

export type TechnicianStatus = 'online' | 'away' | 'busy';

interface Facts {
  activeSessions(): number;
  busyFromSessions(): number;
  /** 0: never. */
  awayAfterMinutes(): number;
}

/**
 * The technician's own status (SES-15 to 17): away by hand or by idleness, busy by itself, else online. Away stays
 * when set by hand; when it came from idleness the next key or click ends it. It lives as long as its page.
 */
export class Presence {
  readonly #clock: Clock;
  readonly #facts: Facts;
  #away = $state.raw<'no' | 'by-hand' | 'idle'>('no');
  #touchedAt: number;

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
  }

  /** The technician moved, typed or clicked. */
  touch(): void {
    this.#touchedAt = this.#clock.now();
    if (this.#away === 'idle') this.#away = 'no';
  }

  #look(): void {
    const minutes = this.#facts.awayAfterMinutes();
    if (minutes === 0 || this.#away !== 'no') return;
    if (this.#clock.now() - this.#touchedAt >= minutes * 60_000) this.#away = 'idle';
  }
}
