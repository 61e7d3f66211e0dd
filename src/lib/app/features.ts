/** Every feature of this page, in the order in which slots show them. The one list. */
import { board } from '../features/board/feature.js';
import { device } from '../features/device/feature.js';
import { files } from '../features/files/feature.js';
import { guide } from '../features/guide/feature.js';
import { history } from '../features/history/feature.js';
import { recording } from '../features/recording/feature.js';
import { notes } from '../features/notes/feature.js';
import { replies } from '../features/replies/feature.js';
import { report } from '../features/report/feature.js';
import { restart } from '../features/restart/feature.js';
import { screen } from '../features/screen/feature.js';
import { tabZoom } from '../features/tab-zoom/feature.js';
import { safetyCode } from '../features/safety-code/feature.js';
import { survey } from '../features/survey/feature.js';
import { timeLimit } from '../features/time-limit/feature.js';
import type { FeatureManifest } from '../session/manifest.js';

/** A feature whose code still lies with the session: it has a version, and nothing that the host opens. */
const inSession = (id: string): FeatureManifest => ({
  id,
  version: 1,
  wakes: 'with-session',
  load: {}
});

export const features: readonly FeatureManifest[] = [
  inSession('chat'),
  screen,
  tabZoom,
  recording,
  files,
  notes,
  history,
  replies,
  report,
  board,
  guide,
  safetyCode,
  survey,
  device,
  restart,
  timeLimit,
  inSession('records')
];
