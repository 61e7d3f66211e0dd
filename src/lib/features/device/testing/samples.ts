import type { DeviceMessage } from '../shared/messages.js';

/** One good message of each kind, for fuzz. */
export const samples: { records: DeviceMessage[] } = {
  records: [
    { type: 'ask-device' },
    { type: 'device', id: '0123456789abcdef'.repeat(2) },
    { type: 'device', id: null }
  ]
};
