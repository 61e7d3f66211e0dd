import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'restart',
  version: 1,
  sharedLanes: { control: ['ask-restart', 'restart'] },
  log: {
    'restart-asked': [],
    restarting: [],
    'restart-off': [],
    'restart-declined': [],
    restarted: []
  },
  wakes: { technician: 'with-session', customer: 'on-need' }
});
