import type { Attachment } from 'svelte/attachments';
import { pressedKey } from '../../ui/pressed-key.js';

interface Edited {
  value(): string;
  save(text: string): void;
}

/** A text that becomes a field: Enter and leaving the field save, Escape does not. */
export class Editing {
  readonly #edited: Edited;
  #isOpen = $state(false);
  #input: HTMLInputElement | undefined;

  constructor(edited: Edited) {
    this.#edited = edited;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** Of the field, as it comes. */
  readonly field: Attachment<HTMLInputElement> = (input) => {
    this.#input = input;
    input.focus();
    input.select();
  };

  /** @returns whether this key has closed the field */
  press(event: KeyboardEvent): boolean {
    const key = pressedKey(event);
    if (key !== 'Enter' && key !== 'Escape') return false;
    event.preventDefault();
    this.#close(key === 'Enter');
    return true;
  }

  leave(): void {
    this.#close(true);
  }

  #close(saves: boolean): void {
    // a field that a key has closed is left as it goes
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const typed = this.#input?.value.trim() ?? '';
    if (saves && typed !== this.#edited.value()) this.#edited.save(typed);
  }
}
