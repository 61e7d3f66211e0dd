/** Every feature of this page, in the order in which slots show them. The one list. */
import { board } from '../features/board/feature.js';
import { device } from '../features/device/feature.js';
import { files } from '../features/files/feature.js';
import { history } from '../features/history/feature.js';
import { replies } from '../features/replies/feature.js';
import { report } from '../features/report/feature.js';
import { restart } from '../features/restart/feature.js';
import { survey } from '../features/survey/feature.js';
import { timeLimit } from '../features/time-limit/feature.js';
import type { FeatureManifest } from '../session/manifest.js';

/** A feature whose code still lies with the session: it has a version, and nothing that the host opens. */
const inSession = (id: string, powers: FeatureManifest['powers'] = {}): FeatureManifest => ({
  id,
  version: 1,
  powers,
  wakes: 'with-session',
  load: {}
});

export const features: readonly FeatureManifest[] = [
  inSession('chat'),
  inSession('screen', {
    screen: { atMost: 4, canLook: true, canRetry: true, hasOwnSentences: true }
  }),
  inSession('tab-zoom', { 'control-tab': { needs: 'screen' } }),
  inSession('recording', { recording: {} }),
  files,
  history,
  replies,
  report,
  board,
  survey,
  device,
  restart,
  timeLimit,
  inSession('records')
];
