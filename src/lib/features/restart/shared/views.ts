/** What the pages see of restarts. Reactive. */
import type { Answer } from './messages.js';

export interface TechnicianRestart {
  /** What became of the request, as long as it matters. */
  readonly phase: 'none' | 'asked' | 'declined';
  readonly canAsk: boolean;
  ask(): void;
}

export interface CustomerRestart {
  readonly phase: 'none' | 'asked' | 'going';
  /** `going`: «I am restarting my computer»; `off`: not after all; `declined`: the technician's request. */
  answer(answer: Answer): void;
}
