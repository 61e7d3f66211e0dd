import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'device',
  version: 1,
  sharedLanes: { records: ['ask-device', 'device'] },
  customerSettings: ['device'],
  log: {
    'device-asked': [],
    'device-allowed': [],
    'device-declined': [],
    'device-known': [],
    'device-forgotten': []
  },
  wakes: 'on-need',
  opensOver: true
});
