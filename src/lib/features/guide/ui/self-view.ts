/** A rectangle in parts of a picture, 0 to 1 from its left and top edge. */
export interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What of a window tells where its content lies on the screen. */
export interface WindowPlace {
  screenX: number;
  screenY: number;
  outerWidth: number;
  outerHeight: number;
  innerWidth: number;
  innerHeight: number;
  /** Firefox says it exactly. */
  mozInnerScreenX?: number;
  mozInnerScreenY?: number;
  screen: { width: number; height: number; availLeft?: number; availTop?: number };
}

/**
 * Where an element lies in the picture of the screen that its window is on: there a picture of the screen would show
 * itself in itself without end. Browsers do not say where in a window its content begins; below the bar, is assumed.
 */
export function partOfScreen(
  element: { left: number; top: number; width: number; height: number },
  window: WindowPlace
): Part | undefined {
  const { screen } = window;
  if (screen.width <= 0 || screen.height <= 0) return undefined;
  const border = Math.max(0, (window.outerWidth - window.innerWidth) / 2);
  const bar = Math.max(0, window.outerHeight - window.innerHeight - border);
  const x = (window.mozInnerScreenX ?? window.screenX + border) - (screen.availLeft ?? 0) + element.left;
  const y = (window.mozInnerScreenY ?? window.screenY + bar) - (screen.availTop ?? 0) + element.top;
  const left = Math.max(0, x / screen.width);
  const top = Math.max(0, y / screen.height);
  const right = Math.min(1, (x + element.width) / screen.width);
  const bottom = Math.min(1, (y + element.height) / screen.height);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}
