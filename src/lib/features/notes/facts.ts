import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'notes',
  version: 1,
  isLocal: true,
  needs: ['chat'],
  table: 'backstage',
  wakes: 'on-need',
  opensOver: true
});
