import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The customer's screens on the technician's stage, and the technician's on the customer's page (rules ST, MD). */
export const screen: FeatureManifest = {
  ...facts,
  ahead: () => import('./sharing/ahead.js'),
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slotWords: 'stage',
  slots: { 'customer.look': () => import('./customer/LookedAt.svelte') }
};
