import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { isAtEnd, surveyConfig } from '../shared/config.js';
import type { Answers, SurveyMessage } from '../shared/messages.js';
import { historyOf, parseSaved, type SavedSurvey } from '../shared/saved.js';
import type { TechnicianSurvey } from '../shared/views.js';

/** The technician's side of the survey: asks for it, and takes the answers once (SV2). */
export class AskedSurvey implements TechnicianSurvey {
  readonly #context: FeatureContext<typeof facts>;
  readonly #config;
  readonly #port;
  #answers = $state.raw<Answers | undefined>();
  #isAsked = $state(false);
  #isOver = false;
  #goOn: (() => void) | undefined;

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.#config = surveyConfig(context.config);
    this.#answers = parseSaved(context.kept.saved).answers;
    this.#port = context.port<SurveyMessage>('records');
    this.#port.onMessage((message) => {
      if (message.type === 'answers') this.#take(message.answers);
    });
    context.session.onChange(() => {
      if (!context.session.isUp) this.#goOn?.();
    });
  }

  get canAsk(): boolean {
    return this.#config !== undefined && !this.#answers && !this.#isAsked;
  }

  get saved(): SavedSurvey {
    return this.#answers ? { answers: this.#answers } : {};
  }

  ask(): void {
    if (!this.canAsk) return;
    this.#isAsked = true;
    this.#context.log('survey-asked', {});
    this.#port.send({ type: 'survey' });
  }

  end(): void {
    this.#isOver = true;
    if (isAtEnd(this.#config) && !this.#answers) this.#isAsked = true;
  }

  /** Resolves when the customer has answered, or is gone. */
  answered(): Promise<void> | undefined {
    if (!this.#isAsked || !this.#context.session.isUp) return undefined;
    return new Promise((resolve) => (this.#goOn = resolve));
  }

  #take(answers: Answers): void {
    if (!this.#isAsked || this.#answers) return;
    this.#isAsked = false;
    if (answers.length > 0) {
      this.#answers = answers;
      this.#context.kept.note();
      // an answer behind the end belongs to the history already
      if (this.#isOver) void this.#context.history.amend(historyOf(answers));
    }
    this.#goOn?.();
  }
}
