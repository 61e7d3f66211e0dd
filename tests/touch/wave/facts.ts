import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'wave',
  version: 1,
  lanes: { wave: { maxBytes: 200, delivery: 'reliable', holdEarly: 8 } },
  powers: { 'wave-back': {} },
  log: { waved: ['count'] },
  wakes: 'on-need'
});
