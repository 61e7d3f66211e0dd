import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Marks over a picture, by both sides (rules BD in docs/protocol.md). */
export const board: FeatureManifest = {
  ...facts,
  ahead: () => import('./ui/ahead.js'),
  load: {
    technician: () => import('./shared/code.js'),
    customer: () => import('./shared/code.js')
  },
  slots: { 'stage.pen': () => import('./ui/BoardButtons.svelte') }
};
