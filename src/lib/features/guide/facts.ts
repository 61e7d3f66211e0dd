import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'guide',
  version: 1,
  isLocal: true,
  needs: ['board', 'screen'],
  // it waits for something to show
  wakes: 'with-session'
});
