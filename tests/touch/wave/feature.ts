import { manifest } from '../../session/manifest.js';

/** Somebody waves, and may be asked to wave back. */
export const wave = manifest({
  id: 'wave',
  version: 1,
  lanes: { wave: { maxBytes: 200, delivery: 'reliable', holdEarly: 8 } },
  powers: { 'wave-back': {} },
  log: { waved: ['count'] },
  wakes: 'on-need',
  load: {
    technician: () => import('./technician/code.js'),
    customer: () => import('./customer/code.js')
  },
  slots: {
    'console.tab': () => import('./technician/WavePanel.svelte'),
    'customer.dock': () => import('./customer/WaveDock.svelte')
  }
});
