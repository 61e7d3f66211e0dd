import type { CustomerView } from '../../session/views.js';

/** Does nothing new of any screen leave, because the customer paused it or has to look at the boxes first? */
export const isHeldBack = ({ screens }: CustomerView['sharing']): boolean =>
  screens.length > 0 && screens.every(({ isPaused, isHeld }) => isPaused || isHeld);
