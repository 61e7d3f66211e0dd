import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';

/** Whether somebody can be assumed to look at the page: it is shown and has the focus. Reactive. */
export class Attention {
  readonly #subscribe = createSubscriber((update) => {
    const offs = [
      on(document, 'visibilitychange', update),
      on(window, 'focus', update),
      on(window, 'blur', update)
    ];
    return () => offs.forEach((off) => off());
  });

  get isHere(): boolean {
    this.#subscribe();
    return document.visibilityState === 'visible' && document.hasFocus();
  }
}
