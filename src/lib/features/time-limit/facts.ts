import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'time-limit',
  version: 1,
  sharedLanes: { control: ['time-limit', 'time-left'] },
  settings: ['timeLimitMinutes'],
  log: { 'time-extended': [] },
  wakes: { technician: 'with-session', customer: 'on-need' }
});
