import type { TimeMessage } from '../shared/messages.js';

/** One good message of each kind, for fuzz. */
export const samples: { control: TimeMessage[] } = {
  control: [
    { type: 'time-limit', minutes: 30 },
    { type: 'time-left', ms: 60_000, isRunning: true }
  ]
};
