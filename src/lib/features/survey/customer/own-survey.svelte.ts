import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { isAtEnd, surveyConfig, type SurveyConfig } from '../shared/config.js';
import type { Answers, SurveyMessage } from '../shared/messages.js';
import type { CustomerSurvey } from '../shared/views.js';

/** The answers must leave before the connection is closed. */
const leaveWithinMs = 500;

/** The customer's side of the survey: shown after the end, or when the technician sends it (SV1). */
export class OwnSurvey implements CustomerSurvey {
  readonly #context: FeatureContext<typeof facts>;
  readonly #port;
  readonly config: SurveyConfig | undefined;
  #phase = $state<CustomerSurvey['phase']>('none');
  #goOn: (() => void) | undefined;

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.config = surveyConfig(context.config);
    this.#port = context.port<SurveyMessage>('records');
    this.#port.onMessage((message) => {
      if (message.type !== 'survey' || !this.config || this.#phase !== 'none') return;
      this.#phase = 'asked';
      context.log('survey-asked', {});
    });
    context.session.onChange(() => {
      if (!context.session.isUp) this.close();
    });
  }

  get phase(): CustomerSurvey['phase'] {
    return this.#phase;
  }

  answer(answers: Answers): void {
    if (this.#phase !== 'asked') return;
    this.#phase = 'done';
    this.#port.send({ type: 'answers', answers });
    this.#context.clock.after(leaveWithinMs, () => this.#goOn?.());
  }

  end(): void {
    if (isAtEnd(this.config) && this.#phase === 'none') this.#phase = 'asked';
  }

  /** Resolves when the customer has answered, or the technician's page is gone. */
  answered(): Promise<void> | undefined {
    if (this.#phase !== 'asked' || !this.#context.session.isUp) return undefined;
    return new Promise((resolve) => (this.#goOn = resolve));
  }

  /** Nobody would hear an answer any more. */
  close(): void {
    if (!this.#goOn) return;
    this.#phase = 'done';
    this.#goOn();
  }
}
