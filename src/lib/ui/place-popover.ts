const gap = 4;
const margin = 8;

/** Puts a shown popover under its button, or above where there is no room, aligned at the inline start. */
export function placePopover(popover: HTMLElement, button: HTMLElement): void {
  const beside = button.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const { innerWidth, innerHeight } = button.ownerDocument.defaultView ?? window;
  const isRightToLeft = getComputedStyle(button).direction === 'rtl';
  const wished = isRightToLeft ? beside.right - width : beside.left;
  const hasRoomBelow = beside.bottom + gap + height <= innerHeight - margin;
  popover.style.left = `${Math.max(margin, Math.min(wished, innerWidth - width - margin))}px`;
  popover.style.top = `${Math.max(margin, hasRoomBelow ? beside.bottom + gap : beside.top - gap - height)}px`;
}
