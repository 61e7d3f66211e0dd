import type { Attachment } from 'svelte/attachments';

/**
 * Brings the keyboard and the screen reader to a screen that has replaced another one. Not to the first screen
 * of the page: the browser has put them there already.
 */
export const focusHeading: Attachment<HTMLElement> = (heading) => {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
};
