import type { Attachment } from 'svelte/attachments';
import { pressedKey } from './pressed-key.js';

const delayMs = 450;
const gap = 6;

/**
 * Shows `text()` beside an element that is hovered or reached by keyboard. For eyes only: the element has its
 * accessible name already. Not on touch, where there is nothing to hover with.
 */
export function tooltip(text: () => string): Attachment<HTMLElement> {
  return (element) => {
    let bubble: HTMLElement | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = (): void => {
      clearTimeout(timer);
      bubble?.remove();
      bubble = undefined;
    };
    const show = (): void => {
      hide();
      // not the page's own document where the element is in a window of its own
      const { ownerDocument } = element;
      bubble = ownerDocument.createElement('div');
      bubble.className = 'tooltip';
      bubble.ariaHidden = 'true';
      bubble.textContent = text();
      // the top layer: above dialogs, clipped by nobody; inside a modal dialog, else it would be inert
      bubble.popover = 'manual';
      (element.closest('dialog') ?? ownerDocument.body).append(bubble);
      bubble.showPopover?.();
      place(bubble, element.getBoundingClientRect());
    };
    const showSoon = (event: PointerEvent): void => {
      if (event.pointerType !== 'touch') timer = setTimeout(show, delayMs);
    };
    const showForKeyboard = (): void => {
      // not at once: focus may come back while another popover closes, and that forbids to show one
      if (element.matches(':focus-visible')) timer = setTimeout(show);
    };
    const hideOnEscape = (event: KeyboardEvent): void => {
      if (pressedKey(event) === 'Escape') hide();
    };

    element.addEventListener('pointerenter', showSoon);
    element.addEventListener('focus', showForKeyboard);
    element.addEventListener('keydown', hideOnEscape);
    for (const type of ['pointerleave', 'blur', 'click'] as const) element.addEventListener(type, hide);
    return () => {
      hide();
      element.removeEventListener('pointerenter', showSoon);
      element.removeEventListener('focus', showForKeyboard);
      element.removeEventListener('keydown', hideOnEscape);
      for (const type of ['pointerleave', 'blur', 'click'] as const) element.removeEventListener(type, hide);
    };
  };
}

function place(bubble: HTMLElement, beside: DOMRect): void {
  const { width, height } = bubble.getBoundingClientRect();
  const { innerWidth, innerHeight } = bubble.ownerDocument.defaultView ?? window;
  const below = beside.bottom + gap;
  const top = below + height > innerHeight ? beside.top - gap - height : below;
  const left = beside.left + beside.width / 2 - width / 2;
  bubble.style.top = `${top}px`;
  bubble.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
}
