import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** A restart of the customer's computer, which the session survives (LC9). */
export const restart: FeatureManifest = {
  ...facts,
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'console.command': () => import('./ui/AskCommand.svelte'),
    'console.notice': () => import('./ui/AskedNotice.svelte'),
    'customer.question': () => import('./ui/RestartQuestion.svelte'),
    'customer.notice': () => import('./ui/GoingNotice.svelte'),
    'customer.dock': () => import('./ui/RestartButton.svelte')
  }
};
