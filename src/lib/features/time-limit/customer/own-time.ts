import * as v from 'valibot';
import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { TimeMessage } from '../shared/messages.js';
import type { CustomerTime, TimeLeft } from '../shared/views.js';
import { TimeLimit, type SavedTimeLimit } from './time-limit.svelte.js';

const savedSchema = v.fallback(
  v.optional(v.object({ minutes: v.number(), leftMs: v.number(), runningSince: v.optional(v.number()) })),
  undefined
);

/** The customer's side of a limit, which keeps it (LC12). */
export class OwnTime implements CustomerTime {
  readonly #context: FeatureContext<typeof facts>;
  readonly #limit: TimeLimit;
  readonly #port;

  constructor(context: FeatureContext<typeof facts>) {
    const { session, clock, kept } = context;
    this.#context = context;
    this.#port = context.port<TimeMessage>('control');
    this.#limit = new TimeLimit(clock, v.parse(savedSchema, kept.saved), {
      onOver: () => session.endByTime(),
      onChange: () => {
        this.#send();
        kept.note();
      }
    });
    this.#port.onMessage((message) => {
      if (message.type === 'time-limit') this.#limit.set(message.minutes, session.isActive);
    });
    let wasUp = false;
    const follow = (): void => {
      const hasCome = session.isUp && !wasUp;
      wasUp = session.isUp;
      // nobody says anything while the technician is away: the time runs as it did, also over a reload
      if (session.isUp) this.#limit.run(session.isActive);
      if (hasCome) this.#send();
    };
    session.onChange(follow);
    follow();
  }

  get left(): TimeLeft | undefined {
    const { endsAt, isRunning } = this.#limit;
    return endsAt === undefined ? undefined : { endsAt, isRunning };
  }

  get saved(): SavedTimeLimit | undefined {
    return this.#limit.saved;
  }

  extend(): void {
    this.#limit.extend();
    this.#context.log('time-extended', {});
  }

  close(): void {
    this.#limit.close();
  }

  #send(): void {
    const { leftMs, isRunning } = this.#limit;
    if (leftMs !== undefined) this.#port.send({ type: 'time-left', ms: Math.round(leftMs), isRunning });
  }
}
