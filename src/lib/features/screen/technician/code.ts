import { mediaSignalSchema } from '../../../media/media-signal.js';
import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import type { StageView } from '../shared/picture-views.js';
import { viewMessageSchema } from '../shared/view-messages.js';
import { Stage } from './stage.svelte.js';

export const code: FeatureCode<typeof facts, StageView> = {
  schemas: { media: mediaSignalSchema, view: viewMessageSchema },
  open(context) {
    const stage = new Stage(context);
    return {
      api: stage,
      stop: () => stage.endOwnScreens(),
      end: () => stage.close(),
      close: () => stage.close()
    };
  }
};
