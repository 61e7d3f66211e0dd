import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { deviceSchema } from '../shared/messages.js';
import type { CustomerDevice } from '../shared/views.js';
import { OwnDevice } from './own-device.svelte.js';

export const code: FeatureCode<typeof facts, CustomerDevice> = {
  schemas: { records: deviceSchema },
  async open(context) {
    const device = await OwnDevice.open(context);
    return {
      api: device,
      get isAsking() {
        return device.isAsked;
      },
      end: () => device.end(),
      close: () => undefined
    };
  }
};
