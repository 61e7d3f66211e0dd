import { change, counts, isLive, look, pressDown, pressUp, unseen, type Sight } from './deliberation.js';
import { pressedKey } from './pressed-key.js';

/** How often the place of a button in sight is looked at: no browser tells that an element moved. */
const lookEveryMs = 100;
/**
 * How often the browser is asked anew whether the button is in sight: what it tells by itself does not follow
 * tooltips, see `isTooltipOpen`.
 */
const askAgainEveryMs = 500;

/** Watches one button in the page for `deliberation.ts`. The words of its card are those of `[data-asks]`. */
export class DeliberatePress {
  #state = unseen;
  #isLive = $state(false);
  #sight: (() => Sight) | undefined;

  get isLive(): boolean {
    return this.#isLive;
  }

  /** Does this click on the button count? */
  takes(click: Event): boolean {
    this.#look();
    return counts(this.#state, timeOf(click));
  }

  readonly watch = (button: HTMLElement): (() => void) => {
    const view = button.ownerDocument.defaultView ?? window;
    const card = button.closest('[data-asks]') ?? button;
    let isInSight = false;
    let stopLooking: (() => void) | undefined;
    this.#sight = () => ({
      isClear: isInSight && isClear(button, view),
      isFocused: view.document.hasFocus(),
      place: [button, card].map(placeOf).join()
    });

    const observer = observeSight(view, button, (isSeen) => {
      isInSight = isSeen;
      stopLooking?.();
      stopLooking = undefined;
      if (isSeen) {
        const timer = view.setInterval(() => this.#look(), lookEveryMs);
        stopLooking = () => view.clearInterval(timer);
      }
      this.#look();
    });
    const asking = view.setInterval(() => {
      observer.unobserve(button);
      observer.observe(button);
    }, askAgainEveryMs);
    const words = new MutationObserver(() => {
      this.#state = change(this.#state, performance.now());
      this.#show();
    });
    words.observe(card, { subtree: true, childList: true, characterData: true });

    const down = (event: PointerEvent | KeyboardEvent): void => {
      if (isOtherKey(event)) return;
      this.#look();
      const isOnButton = event.target instanceof view.Node && button.contains(event.target);
      const isNew = !('repeat' in event && event.repeat);
      this.#state = pressDown(this.#state, { isOnButton, isNew }, timeOf(event));
      this.#show();
    };
    const up = (event: PointerEvent | KeyboardEvent): void => {
      if (isOtherKey(event)) return;
      this.#state = pressUp(this.#state, timeOf(event));
      this.#show();
    };
    // Before anybody who could stop them.
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    for (const type of ['pointerdown', 'keydown'] as const) view.addEventListener(type, down, options);
    for (const type of ['pointerup', 'pointercancel', 'keyup'] as const)
      view.addEventListener(type, up, options);

    return () => {
      stopLooking?.();
      view.clearInterval(asking);
      observer.disconnect();
      words.disconnect();
      listening.abort();
      this.#sight = undefined;
    };
  };

  #look(): void {
    if (this.#sight) this.#state = look(this.#state, this.#sight(), performance.now());
    this.#show();
  }

  #show(): void {
    this.#isLive = isLive(this.#state, performance.now());
  }
}

/** When it happened, which is before it is heard while the page is busy. Some made by software have no time. */
function timeOf({ timeStamp }: Event): number {
  const now = performance.now();
  return timeStamp > 0 ? Math.min(timeStamp, now) : now;
}

const isOtherKey = (event: PointerEvent | KeyboardEvent): boolean =>
  'key' in event && !['Enter', ' '].includes(pressedKey(event));

/** Version 2 of Intersection Observer, which not every browser has. */
type TrackedEntry = IntersectionObserverEntry & { isVisible?: boolean };

/** Tells whether the whole button is within the window; where the browser can, also that it is really painted. */
function observeSight(
  view: Window & typeof globalThis,
  button: HTMLElement,
  tell: (isSeen: boolean) => void
): IntersectionObserver {
  const canTrack = 'isVisible' in view.IntersectionObserverEntry.prototype;
  const observer = new view.IntersectionObserver(
    (entries) => {
      const entry = entries.at(-1);
      if (entry)
        tell(
          entry.intersectionRatio > 0.98 &&
            (!canTrack || (entry as TrackedEntry).isVisible === true || isTooltipOpen(view.document))
        );
    },
    // 100 ms is the least that the second version takes
    { threshold: [0, 0.5, 0.99, 1], ...(canTrack && { trackVisibility: true, delay: 100 }) }
  );
  observer.observe(button);
  return observer;
}

/**
 * Chromium takes everything for covered while any popover is open, wherever that is: for so long what `isClear` sees
 * has to do, as in browsers without the second version.
 */
const isTooltipOpen = (document: Document): boolean =>
  document.querySelector('.tooltip:popover-open') !== null;

/** Nothing lies over it, nothing makes it transparent, and no keyboard on the screen hides it. */
function isClear(button: HTMLElement, { document, visualViewport }: Window): boolean {
  const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
  if (visualViewport && bottom > visualViewport.offsetTop + visualViewport.height + 1) return false;
  for (const [x, y] of [
    [left + width / 2, top + height / 2],
    [left + width / 8, top + height / 4],
    [right - width / 8, bottom - height / 4]
  ] as const) {
    if (!button.contains(document.elementFromPoint(x, y))) return false;
  }
  for (let each: Element | null = button; each; each = each.parentElement) {
    if (Number(getComputedStyle(each).opacity) < 1) return false;
  }
  return true;
}

function placeOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height].map(Math.round).join(' ');
}
