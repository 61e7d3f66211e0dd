import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { restartSchema } from '../shared/messages.js';
import type { CustomerRestart } from '../shared/views.js';
import { OwnRestart } from './own-restart.svelte.js';

export const code: FeatureCode<typeof facts, CustomerRestart> = {
  schemas: { control: restartSchema },
  open(context) {
    const restart = new OwnRestart(context);
    return {
      api: restart,
      get isAsking() {
        return restart.phase === 'asked';
      },
      save: () => restart.saved,
      end: () => restart.end(),
      close: () => undefined
    };
  }
};
