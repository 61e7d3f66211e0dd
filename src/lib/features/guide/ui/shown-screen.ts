import type { SharedPictureView } from '../../screen/index.js';

/** The one of several screens that the technician has in front, and draws on. */
export const shownScreen = (
  screens: readonly SharedPictureView[],
  shown: string
): SharedPictureView | undefined => screens.find((screen) => screen.wasPicture(shown)) ?? screens[0];
