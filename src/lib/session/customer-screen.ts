import { err, ok } from '../base/result.js';
import { canCaptureScreen, captureScreen } from '../media/screen-capture.js';
import { PictureOutlet } from './picture-outlet.js';
import type { PowerRules } from './consent/powers.js';
import { SharedPicture, type SharedPictureOptions } from './shared-picture.svelte.js';
import { PictureNumbers } from './surfaces.js';

const refusals = {
  'screen-denied': 'declined',
  'screen-unsupported': 'unsupported',
  'screen-blocked': 'system',
  'screen-failed': 'failure'
} as const;

/** The power to see a screen. Its path is opened with the question, so that the picture follows Allow at once. */
export const screenPower = (
  shared: Omit<SharedPictureOptions, 'numbers'>,
  options: SharedPictureOptions = { ...shared, numbers: new PictureNumbers('screen') }
): PowerRules => ({
  isPossible: () => canCaptureScreen(),
  open({ id }) {
    const { link, rtc, clock } = options;
    const outlet = new PictureOutlet({ port: link.port('media'), viewId: id, rtc, clock });
    return {
      async allow() {
        const captured = await captureScreen();
        if (!captured.ok) return err(refusals[captured.error]);
        return ok(new SharedPicture(id, captured.value, outlet, options));
      },
      close: () => outlet.close()
    };
  }
});

/** The power to zoom a shared tab, for both. The browser asks once more, in the same click. */
export const controlTabPower = (): PowerRules => ({
  isPossible: () => true,
  troubleOn: (base) => (base instanceof SharedPicture && base.boxes.length > 0 ? 'boxes' : undefined),
  open: ({ base }) => ({
    async allow() {
      const zoom = base instanceof SharedPicture ? base.screen.zoom : undefined;
      if (!(base instanceof SharedPicture) || !zoom) return err('unsupported');
      // the browser asks at the first zoom, which would move the tab below the boxes
      if (base.boxes.length > 0) return err('boxes');
      try {
        await zoom.askPermission();
      } catch (thrown) {
        return err(
          thrown instanceof DOMException && thrown.name === 'NotAllowedError' ? 'declined' : 'failure'
        );
      }
      base.allowZoom(true);
      return ok({ end: () => base.allowZoom(false) });
    },
    close: () => undefined
  })
});
