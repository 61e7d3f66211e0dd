import type { RestartMessage } from '../shared/messages.js';

/** One good message of each kind, for fuzz. */
export const samples: { control: RestartMessage[] } = {
  control: [{ type: 'ask-restart' }, { type: 'restart', answer: 'going' }]
};
