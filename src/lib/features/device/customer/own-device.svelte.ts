import * as v from 'valibot';
import { randomBytes, toHex } from '../../../base/bytes.js';
import { deviceKey } from '../../../history/device-key.js';
import type { FeatureContext, KeptRow } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { deviceId, type DeviceMessage } from '../shared/messages.js';
import type { CustomerDevice } from '../shared/views.js';

/** This browser, as its customer lets it be recognised (DV1, DV2). */
export class OwnDevice implements CustomerDevice {
  readonly #context: FeatureContext<typeof facts>;
  readonly #stored: KeptRow;
  readonly #port;
  #id = $state<string | undefined>();
  #isAsked = $state(false);
  #didAnswer = false;

  static async open(context: FeatureContext<typeof facts>): Promise<OwnDevice> {
    const stored = context.kept.setting(deviceKey);
    const id = v.safeParse(deviceId, await stored.read());
    return new OwnDevice(context, stored, id.success ? id.output : undefined);
  }

  private constructor(context: FeatureContext<typeof facts>, stored: KeptRow, id: string | undefined) {
    this.#context = context;
    this.#stored = stored;
    this.#id = id;
    this.#port = context.port<DeviceMessage>('records');
    this.#port.onMessage((message) => {
      if (message.type !== 'ask-device' || this.#id || this.#didAnswer || this.#isAsked) return;
      this.#isAsked = true;
      context.log('device-asked', {});
    });
    const { session } = context;
    let wasUp = false;
    const follow = (): void => {
      if (session.isUp && !wasUp) this.#send();
      wasUp = session.isUp;
    };
    session.onChange(follow);
    follow();
  }

  get isRecognised(): boolean {
    return this.#id !== undefined;
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }

  answer(isAllowed: boolean): void {
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#didAnswer = true;
    this.#context.log(isAllowed ? 'device-allowed' : 'device-declined', {});
    if (!isAllowed) return this.#port.send({ type: 'device', id: null });
    this.#id = toHex(randomBytes(16));
    void this.#stored.write(this.#id);
    this.#send();
  }

  forget(): void {
    if (!this.#id) return;
    this.#id = undefined;
    void this.#stored.remove();
    this.#context.log('device-forgotten', {});
    this.#port.send({ type: 'device', id: null });
  }

  end(): void {
    this.#isAsked = false;
  }

  #send(): void {
    if (this.#id) this.#port.send({ type: 'device', id: this.#id });
  }
}
