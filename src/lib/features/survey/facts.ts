import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'survey',
  version: 1,
  sharedLanes: { records: ['survey', 'answers'] },
  config: 'survey',
  log: { 'survey-asked': [] },
  wakes: 'when-configured'
});
