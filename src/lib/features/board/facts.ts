import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'board',
  version: 1,
  lanes: {
    // 120 points of a line, and what they belong to
    board: { maxBytes: 2_000, delivery: 'reliable', holdEarly: 100 },
    pointer: { maxBytes: 200, delivery: 'lossy', holdEarly: 10 }
  },
  lists: ['board'],
  wakes: 'on-need'
});
