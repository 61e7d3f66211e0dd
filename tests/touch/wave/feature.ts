import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Somebody waves, and may be asked to wave back. */
export const wave: FeatureManifest = {
  ...facts,
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'console.tab': () => import('./technician/WavePanel.svelte'),
    'customer.dock': () => import('./customer/WaveDock.svelte')
  }
};
