/** What can be listened to: subscribing returns its undo. */
export type Listenable<T> = (listener: (value: T) => void) => () => void;

/** A list of listeners. A listener that throws does not keep the others from hearing. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly on: Listenable<T> = (listener) => {
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  };

  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (thrown) {
        reportError(thrown);
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
