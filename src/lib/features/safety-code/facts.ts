import { declare } from '../../session/manifest.js';

export const facts = declare({ id: 'safety-code', version: 1, isLocal: true, wakes: 'on-need' });
