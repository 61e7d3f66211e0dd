const storageKey = 'tincan.chat-text-size';
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
    try {
      localStorage.setItem(storageKey, this.size);
    } catch {
      // storage denied: the size holds until the page is left
    }
  }
}

function stored(): number {
  try {
    const index = sizes.indexOf(localStorage.getItem(storageKey) as TextSize);
    return index === -1 ? 1 : index;
  } catch {
    return 1;
  }
}
