import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The shop's questions to a customer, at the end or when the technician sends them (rules SV). */
export const survey: FeatureManifest = {
  ...facts,
  archive: () => import('./shared/saved.js'),
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'console.composer': () => import('./ui/AskButton.svelte'),
    'customer.notice': () => import('./ui/SurveyCard.svelte'),
    'customer.after': () => import('./ui/SurveyCard.svelte')
  }
};
