import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Notes of the technicians, which never reach the customer (rules NT). */
export const notes: FeatureManifest = {
  ...facts,
  archive: () => import('./technician/archive.js'),
  load: { technician: () => import('./technician/code.js') },
  slots: { 'console.tab': () => import('./ui/NotesTab.svelte') }
};
