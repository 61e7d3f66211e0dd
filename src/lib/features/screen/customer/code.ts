import { canCaptureScreen } from '../../../media/screen-capture.js';
import { mediaSignalSchema } from '../../../media/media-signal.js';
import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { SharedPicture } from '../shared/shared-picture.svelte.js';
import { viewMessageSchema } from '../shared/view-messages.js';
import { screenPower } from './screen-power.js';
import { LateSeenPictures } from './late-seen-pictures.svelte.js';
import { SharedScreens } from './shared-screens.svelte.js';
import type { CustomerScreens } from '../shared/customer-screens.js';

export const code: FeatureCode<typeof facts, CustomerScreens> = {
  schemas: { media: mediaSignalSchema, view: viewMessageSchema },
  open(context) {
    const shared = new SharedScreens();
    const seen = new LateSeenPictures(context);
    context.powers.provide('screen', screenPower(context, shared));
    return {
      api: {
        canShare: canCaptureScreen(),
        get shown() {
          return shared.list;
        },
        get seen() {
          return seen.list;
        },
        tabOf: (held) => (held instanceof SharedPicture ? held.tab : undefined)
      },
      stop: () => seen.closeAll(),
      end: () => seen.closeAll(),
      close: () => seen.close()
    };
  }
};
