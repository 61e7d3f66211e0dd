import { declare } from '../../session/manifest.js';

export const facts = declare({
  id: 'recording',
  version: 1,
  needs: ['screen'],
  powers: { recording: {} },
  log: { 'recording-kept': ['name', 'bytes', 'seconds', 'sha256'] },
  wakes: 'with-session'
});
