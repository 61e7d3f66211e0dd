import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'history',
  version: 1,
  isLocal: true,
  wakes: 'on-need'
});
