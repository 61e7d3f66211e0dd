import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** What is pointed at and drawn, for the customer (rules GW in docs/protocol.md). */
export const guide: FeatureManifest = {
  ...facts,
  ahead: () => import('./ui/ahead.js'),
  load: { customer: () => import('./customer/code.js') },
  slotWords: 'guide/place',
  slots: { 'customer.sharing': () => import('./ui/GuidePlace.svelte') }
};
