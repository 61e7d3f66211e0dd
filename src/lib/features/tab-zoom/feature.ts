import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The zoom of a tab that the customer shares, for both (rules ST12, ST18). */
export const tabZoom: FeatureManifest = {
  ...facts,
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slotWords: 'stage',
  slots: { 'stage.rare-tool': () => import('./technician/TabZoomTool.svelte') }
};
