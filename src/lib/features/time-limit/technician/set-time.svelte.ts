import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { TimeMessage } from '../shared/messages.js';
import type { TechnicianTime, TimeLeft } from '../shared/views.js';

/** The technician's side of a limit: sends it whenever the session is active, and shows what is left (LC12). */
export class SetTime implements TechnicianTime {
  readonly #clock;
  #heard = $state.raw<{ at: number; ms: number; isRunning: boolean } | undefined>();

  constructor(context: FeatureContext<typeof facts>) {
    const { session, clock } = context;
    this.#clock = clock;
    const port = context.port<TimeMessage>('control');
    port.onMessage((message) => {
      if (message.type === 'time-left')
        this.#heard = { at: clock.now(), ms: message.ms, isRunning: message.isRunning };
    });
    const send = (): void => {
      const minutes = context.setting('timeLimitMinutes') ?? 0;
      if (session.isActive && session.isUp && minutes > 0) port.send({ type: 'time-limit', minutes });
    };
    session.onChange(send);
    send();
  }

  get left(): TimeLeft | undefined {
    if (!this.#heard) return undefined;
    const { at, ms, isRunning } = this.#heard;
    return { endsAt: (isRunning ? at : this.#clock.now()) + ms, isRunning };
  }

  end(): void {
    this.#heard = undefined;
  }
}
