import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { Answer, RestartMessage } from '../shared/messages.js';
import { parseSaved, type SavedRestart } from '../shared/saved.js';
import type { CustomerRestart } from '../shared/views.js';

const lines = { going: 'restarting', off: 'restart-off', declined: 'restart-declined' } as const;

/** The customer's side of a restart: only the customer can announce it (LC9). */
export class OwnRestart implements CustomerRestart {
  readonly #context: FeatureContext<typeof facts>;
  readonly #port;
  #phase = $state<CustomerRestart['phase']>('none');

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.#port = context.port<RestartMessage>('control');
    this.#port.onMessage((message) => {
      if (message.type !== 'ask-restart' || this.#phase !== 'none') return;
      this.#phase = 'asked';
      context.log('restart-asked', {});
    });
    if (!parseSaved(context.kept.saved).isRestarting) return;
    context.log('restarted', {});
    context.kept.note();
  }

  get phase(): CustomerRestart['phase'] {
    return this.#phase;
  }

  get saved(): SavedRestart {
    return { isRestarting: this.#phase === 'going' };
  }

  answer(answer: Answer): void {
    const { session, log, kept } = this.#context;
    if (answer === 'going') session.restart.begin();
    log(lines[answer], {});
    this.#port.send({ type: 'restart', answer });
    this.#phase = answer === 'going' ? 'going' : 'none';
    kept.note();
  }

  end(): void {
    this.#phase = 'none';
  }
}
