import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { Answer, RestartMessage } from '../shared/messages.js';
import type { TechnicianRestart } from '../shared/views.js';

/** The technician's side of a restart: asked for, announced, over (LC9). */
export class AskingRestart implements TechnicianRestart {
  readonly #context: FeatureContext<typeof facts>;
  readonly #port;
  #phase = $state<TechnicianRestart['phase']>('none');
  #isUp = $state(false);
  #isOver = $state(false);

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.#port = context.port<RestartMessage>('control');
    this.#port.onMessage((message) => {
      if (message.type === 'restart') this.#take(message.answer);
    });
    this.#isUp = context.session.isUp;
    context.session.onChange(() => this.#follow());
  }

  get phase(): TechnicianRestart['phase'] {
    return this.#phase;
  }

  get canAsk(): boolean {
    return this.#isUp && !this.#isOver && this.#phase !== 'asked' && !this.#context.session.restart.isGoing;
  }

  ask(): void {
    if (!this.canAsk) return;
    this.#phase = 'asked';
    this.#context.log('restart-asked', {});
    this.#port.send({ type: 'ask-restart' });
  }

  end(): void {
    this.#isOver = true;
    this.#phase = 'none';
  }

  #follow(): void {
    const { session } = this.#context;
    if (session.isUp === this.#isUp) return;
    this.#isUp = session.isUp;
    if (!this.#isUp) return;
    // a page that is new does not know what the one before it was asked
    this.#phase = 'none';
    if (session.restart.isGoing) this.#context.log('restarted', {});
  }

  #take(answer: Answer): void {
    const { session, log } = this.#context;
    const wasAsked = this.#phase === 'asked';
    if (answer === 'declined') {
      if (!wasAsked) return;
      this.#phase = 'declined';
      return log('restart-declined', {});
    }
    this.#phase = 'none';
    if (answer === 'going' && session.restart.begin()) log('restarting', {});
    else if (answer === 'off' && session.restart.callOff()) log('restart-off', {});
  }
}
