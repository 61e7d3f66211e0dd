import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Signed reports of a session, and the page that checks them (rules RP in docs/protocol.d). */
export const report: FeatureManifest = {
  ...facts,
  load: {},
  // a page alone: there is nothing to fetch for it
  console: () => Promise.resolve({ consoleCode: { open: () => Promise.resolve(undefined) } }),
  slotWords: 'report/console',
  slots: {
    'console.command': () => import('./ui/CheckCommand.svelte'),
    'console.page': () => import('./ui/CheckPage.svelte')
  }
};
