import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { TabZooms } from './tab-zooms.svelte.js';

export const code: FeatureCode<typeof facts, TabZooms> = {
  open(context) {
    const zooms = new TabZooms(context);
    return { api: zooms, close: () => zooms.close() };
  }
};
