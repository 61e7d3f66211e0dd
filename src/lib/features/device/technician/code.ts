import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { deviceSchema } from '../shared/messages.js';
import type { TechnicianDevice } from '../shared/views.js';
import { PeerDevice } from './peer-device.svelte.js';

export const code: FeatureCode<typeof facts, TechnicianDevice> = {
  schemas: { records: deviceSchema },
  open(context) {
    const device = new PeerDevice(context);
    return { api: device, save: () => device.saved, close: () => undefined };
  }
};
