import { pressedKey } from './pressed-key.js';

/** Moves the focus among the buttons of a list by the arrow keys, Home and End, round and round. */
export function moveFocus(event: KeyboardEvent, buttons: readonly HTMLElement[]): void {
  // not the page's own document where the list is in a window of its own
  const focused = buttons[0]?.ownerDocument.activeElement;
  const now = buttons.indexOf(focused as HTMLElement);
  const places: Record<string, number> = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 };
  const place = places[pressedKey(event)];
  if (place === undefined) return;
  event.preventDefault();
  buttons.at(place % buttons.length)?.focus();
}
