import { getContext, setContext } from 'svelte';

export interface Toast {
  id: number;
  kind: 'info' | 'ok' | 'warn' | 'danger';
  text: string;
}

/** How long a text is shown: time to notice it, and to read it twice. */
const shownMs = (text: string): number => 4_000 + text.length * 60;

/** Short notes that come by themselves and go by themselves. Nothing that must be answered. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #lastId = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  get list(): readonly Toast[] {
    return this.#list;
  }

  show(text: string, kind: Toast['kind'] = 'info'): void {
    const id = ++this.#lastId;
    this.#list = [...this.#list, { id, kind, text }];
    this.resume(id);
  }

  dismiss(id: number): void {
    this.pause(id);
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }

  /** Somebody is reading it. */
  pause(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(id: number): void {
    const toast = this.#list.find((one) => one.id === id);
    if (!toast) return;
    this.pause(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), shownMs(toast.text))
    );
  }
}

const contextKey = Symbol('toasts');

export const setToasts = (toasts: Toasts): Toasts => setContext(contextKey, toasts);
export const getToasts = (): Toasts => getContext<Toasts>(contextKey);
