import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'report',
  version: 1,
  lanes: { agreement: { maxBytes: 65_000, delivery: 'reliable', holdEarly: 4 } },
  signs: ['session-report', 'session-notes', 'session-facts'],
  wakes: 'on-need',
  concludes: true
});
