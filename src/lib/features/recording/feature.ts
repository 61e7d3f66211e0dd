import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The technician records the stage, once the customer has allowed it (rules ST9). */
export const recording: FeatureManifest = {
  ...facts,
  load: { technician: () => import('./technician/code.js') },
  slots: {
    'stage.tool': () => import('./technician/RecordTool.svelte'),
    'stage.notice': () => import('./technician/RecordingPlace.svelte')
  },
  slotWords: 'stage'
};
