import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'tab-zoom',
  version: 1,
  needs: ['screen'],
  powers: { 'control-tab': { needs: 'screen' } },
  wakes: 'on-need'
});
