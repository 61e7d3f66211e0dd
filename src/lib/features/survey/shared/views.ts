/** What the pages see of the survey. Reactive. */
import type { SurveyConfig } from './config.js';
import type { Answers } from './messages.js';

export interface TechnicianSurvey {
  readonly canAsk: boolean;
  ask(): void;
}

export interface CustomerSurvey {
  readonly phase: 'none' | 'asked' | 'done';
  readonly config: SurveyConfig | undefined;
  /** An empty list: no, thanks. */
  answer(answers: Answers): void;
}
