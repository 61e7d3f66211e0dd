import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'history',
  version: 1,
  isLocal: true,
  needs: ['chat', 'notes', 'report', 'survey'],
  wakes: 'on-need'
});
