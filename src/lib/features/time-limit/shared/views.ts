/** What the pages see of a limited session. Reactive. */

/** What is left of a limited session. */
export interface TimeLeft {
  readonly endsAt: number;
  /** False while the session is held: its time stands still. */
  readonly isRunning: boolean;
}

export interface TechnicianTime {
  /** `undefined` for a session without a limit. */
  readonly left: TimeLeft | undefined;
}

export interface CustomerTime extends TechnicianTime {
  /** By as much as it was limited to at first. */
  extend(): void;
}
