import { siteStorage } from '../../../base/site-storage.js';

const storage = siteStorage('localStorage');
const storageKey = 'chat-text-size';
const sizes = ['s', 'm', 'l', 'xl', 'xxl'] as const;

export type TextSize = (typeof sizes)[number];

/** How large the chat is set; the browser remembers it, where it may. */
export class ChatTextSize {
  #index = $state(stored());

  get size(): TextSize {
    return sizes[this.#index]!;
  }

  get canShrink(): boolean {
    return this.#index > 0;
  }

  get canGrow(): boolean {
    return this.#index < sizes.length - 1;
  }

  change(step: 1 | -1): void {
    this.#index = Math.min(sizes.length - 1, Math.max(0, this.#index + step));
    storage.setItem(storageKey, this.size);
  }
}

function stored(): number {
  const index = sizes.indexOf(storage.getItem(storageKey) as TextSize);
  return index === -1 ? 1 : index;
}
