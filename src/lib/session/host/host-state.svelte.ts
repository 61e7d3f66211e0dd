import { Emitter } from '../../base/emitter.js';

/** What all features of a session see of it. */
export class HostState {
  readonly #changed = new Emitter<void>();
  #isActive = $state(false);
  isUp = $state(false);
  /** When a feature last said that somebody does something; 0 before that. Not reactive. */
  activeAt = 0;

  readonly onChange = this.#changed.on;

  get isActive(): boolean {
    return this.#isActive;
  }

  set({ isActive = this.#isActive, isUp = this.isUp }: { isActive?: boolean; isUp?: boolean }): void {
    if (isActive === this.#isActive && isUp === this.isUp) return;
    this.#isActive = isActive;
    this.isUp = isUp;
    this.#changed.emit();
  }
}
