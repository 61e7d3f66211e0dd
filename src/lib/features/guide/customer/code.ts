import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { openGuide, type Guide } from './guide.js';

export const code: FeatureCode<typeof facts, Guide> = {
  open(context) {
    const guide = openGuide(context);
    return {
      api: guide,
      get isShowing() {
        return guide.isNeeded;
      },
      close: () => undefined
    };
  }
};
