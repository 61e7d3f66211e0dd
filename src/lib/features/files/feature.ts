import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Files, folders and clips, both ways (rules FT in docs/protocol.md). */
export const files: FeatureManifest = {
  ...facts,
  ahead: () => import('./ui/ahead.js'),
  sweep: () => import('./shared/leftovers.js'),
  load: {
    technician: () => import('./shared/code.js'),
    customer: () => import('./shared/code.js')
  },
  slotWords: 'files/dock',
  slots: {
    'console.dock': () => import('./ui/FilesDock.svelte'),
    'customer.dock': () => import('./ui/FilesDock.svelte'),
    'customer.after': () => import('./ui/FilesDock.svelte')
  }
};
