import type { FeatureContext } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { DeviceMessage } from '../shared/messages.js';
import { parseSaved, type SavedDevice } from '../shared/saved.js';
import type { TechnicianDevice } from '../shared/views.js';

/** The customer's browser, as the technician knows it. */
export class PeerDevice implements TechnicianDevice {
  readonly #context: FeatureContext<typeof facts>;
  readonly #port;
  #id = $state<string | undefined>();
  #question = $state<TechnicianDevice['question']>('open');

  constructor(context: FeatureContext<typeof facts>) {
    this.#context = context;
    this.#id = parseSaved(context.kept.saved).id;
    this.#port = context.port<DeviceMessage>('records');
    this.#port.onMessage((message) => {
      if (message.type === 'device') this.#hear(message.id ?? undefined);
    });
  }

  get id(): string | undefined {
    return this.#id;
  }

  get question(): TechnicianDevice['question'] {
    return this.#question;
  }

  get saved(): SavedDevice {
    return this.#id === undefined ? {} : { id: this.#id };
  }

  ask(): void {
    if (this.#id || this.#question !== 'open') return;
    this.#question = 'asked';
    this.#context.log('device-asked', {});
    this.#port.send({ type: 'ask-device' });
  }

  #hear(id: string | undefined): void {
    if (this.#id === undefined && id) this.#context.log('device-known', {});
    if (this.#question === 'asked') this.#question = id ? 'open' : 'declined';
    this.#id = id;
    this.#context.kept.note();
  }
}
