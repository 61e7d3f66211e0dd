import type { SharedPictureView } from '../../../session/picture-views.js';

/** The one of several screens that the technician has in front, and draws on. */
export const shownScreen = (
  screens: readonly SharedPictureView[],
  shown: string
): SharedPictureView | undefined => screens.find((screen) => screen.wasPicture(shown)) ?? screens[0];
