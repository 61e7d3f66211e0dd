import { err, ok } from '../../../base/result.js';
import { canCaptureScreen, captureScreen } from '../../../media/screen-capture.js';
import type { PowerRules } from '../../../session/feature.js';
import { PictureOutlet } from '../shared/picture-outlet.js';
import { SharedPicture, type SharedPictureContext } from '../shared/shared-picture.svelte.js';
import { PictureNumbers } from '../shared/surfaces.js';
import { SharedScreens } from './shared-screens.svelte.js';

const refusals = {
  'screen-denied': 'declined',
  'screen-unsupported': 'unsupported',
  'screen-blocked': 'system',
  'screen-failed': 'failure'
} as const;

/**
 * The power to see a screen. Its path is opened with the question, so that the picture follows Allow at once.
 * @param shared where those are that are granted
 */
export const screenPower = (
  context: SharedPictureContext,
  shared = new SharedScreens(),
  numbers = new PictureNumbers('screen')
): PowerRules => ({
  isPossible: () => canCaptureScreen(),
  troubles: { system: 'screen-blocked', failure: 'screen-failed' },
  open({ id }) {
    const { rtc, clock } = context;
    const outlet = new PictureOutlet({ port: context.port('media'), viewId: id, rtc, clock });
    return {
      async allow() {
        const captured = await captureScreen();
        if (!captured.ok) return err(refusals[captured.error]);
        const picture = new SharedPicture(id, captured.value, outlet, { context, numbers });
        picture.onBegun(() => shared.add(picture));
        picture.onOver(() => shared.remove(picture));
        return ok(picture);
      },
      close: () => outlet.close()
    };
  }
});
