import { selectorOf, type Page, type Target } from './page.js';

/**
 * Presses each of these buttons at the very moment it comes, before anybody can have seen it. Init script;
 * `pressedAtOnce` tells which ones came.
 */
export const pressAtOnce = (...targets: Target[]): string =>
  `(${install.toString()})(${JSON.stringify(targets.map((target) => [target, selectorOf(target)]))});`;

/** Runs in the page: nothing from outside may be used in it. */
function install(targets: readonly (readonly [target: string, selector: string])[]): void {
  const pressed = new Set<Element>();
  const came = new Set<string>();
  Object.assign(globalThis, { pressedAtOnce: came });
  const press = (): void => {
    for (const [target, selector] of targets) {
      for (const button of document.querySelectorAll<HTMLElement>(selector)) {
        if (pressed.has(button)) continue;
        pressed.add(button);
        came.add(target);
        button.click();
      }
    }
  };
  new MutationObserver(press).observe(document, { childList: true, subtree: true });
}

/** The buttons that came and were pressed so far. */
export const pressedAtOnce = (page: Page): Promise<string[]> =>
  page.evaluate(
    () => [...(globalThis as unknown as { pressedAtOnce: Set<string> }).pressedAtOnce],
    undefined
  );
