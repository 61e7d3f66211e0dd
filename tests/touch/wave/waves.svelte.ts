import * as v from 'valibot';
import type { FeatureCode, FeatureContext } from '../../session/feature.js';
import type { facts } from './facts.js';
import { schemas, type WaveMessage } from './protocol.js';

/** How often the other side waved; kept over a reload. */
export class Waves {
  readonly #context: FeatureContext<typeof facts>;
  readonly #port;
  #count = $state(0);

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.#count = v.parse(v.fallback(v.pipe(v.number(), v.safeInteger()), 0), context.kept.saved);
    this.#port = context.port<WaveMessage>('wave');
    this.#port.onMessage(() => {
      this.#count++;
      context.log('waved', { count: String(this.#count) });
      context.kept.note();
    });
  }

  get count(): number {
    return this.#count;
  }

  wave(): void {
    this.#port.send({ type: 'wave', hands: 1 });
  }

  askBack(): void {
    this.#context.powers.ask('wave-back');
  }
}

export const code: FeatureCode<typeof facts, Waves> = {
  schemas,
  open(context) {
    const waves = new Waves(context);
    return { api: waves, save: () => waves.count, close: () => undefined };
  }
};
