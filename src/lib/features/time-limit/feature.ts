import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** A limit of a session's time, which the technician sets and only the customer prolongs (LC12). */
export const timeLimit: FeatureManifest = {
  ...facts,
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'console.header': () => import('./ui/TimeLeft.svelte'),
    'customer.notice': () => import('./ui/TimeNotice.svelte')
  }
};
