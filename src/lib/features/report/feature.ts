import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Signed reports of a session, and the page that checks them (rules RP in docs/protocol.d). */
export const report: FeatureManifest = {
  ...facts,
  ahead: () => import('./ui/ahead.js'),
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.svelte.js')
  },
  console: () => import('./technician/console-code.js'),
  slotWords: 'report/console',
  slots: {
    'console.command': () => import('./ui/CheckCommand.svelte'),
    'console.page': () => import('./ui/CheckPage.svelte'),
    'customer.after': () => import('./ui/CustomerAfter.svelte')
  }
};
