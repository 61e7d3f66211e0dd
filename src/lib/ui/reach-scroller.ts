import type { Attachment } from 'svelte/attachments';

/** A region that scrolls can be reached by Tab, and so scrolled by keys; one that does not is no stop on the way. */
export const reachScroller: Attachment<HTMLElement> = (region) => {
  const observer = new ResizeObserver(() => {
    if (region.scrollHeight > region.clientHeight) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
  });
  for (const part of [region, ...region.children]) observer.observe(part);
  return () => observer.disconnect();
};
