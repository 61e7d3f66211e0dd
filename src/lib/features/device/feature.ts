import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Recognises the browser of a customer who allowed it (rules DV). */
export const device: FeatureManifest = {
  ...facts,
  archive: () => import('./shared/saved.js'),
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'customer.question': () => import('./ui/DeviceQuestion.svelte'),
    'customer.notice': () => import('./ui/KnownNotice.svelte'),
    'customer.after': () => import('./ui/KnownNotice.svelte')
  }
};
