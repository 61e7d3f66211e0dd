import type { FeatureManifest } from '../../session/manifest.js';
import { facts } from './facts.js';

/** Predefined replies and addresses of a technician, the same in every session (rules RR in docs/protocol.d). */
export const replies: FeatureManifest = {
  ...facts,
  load: {},
  console: () => import('./technician/console-code.js'),
  slotWords: 'replies/console',
  slots: {
    'console.command': () => import('./ui/RepliesCommand.svelte'),
    'console.link': () => import('./ui/RepliesLink.svelte'),
    'console.page': () => import('./ui/RepliesPage.svelte'),
    'console.composer': () => import('./ui/RepliesTools.svelte')
  }
};
