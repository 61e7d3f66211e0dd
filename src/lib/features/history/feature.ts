import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** The sessions of this browser that are over (rules AR in docs/protocol.d). */
export const history: FeatureManifest = {
  ...facts,
  load: {},
  console: () => import('./technician/console-code.js'),
  tidy: () => import('./technician/tidy.js'),
  slotWords: 'history/console',
  slots: {
    'console.command': () => import('./ui/HistoryCommand.svelte'),
    'console.link': () => import('./ui/HistoryLink.svelte'),
    'console.page': () => import('./ui/HistoryPage.svelte')
  }
};
