import type { ChatView } from '../../../session/views.js';
import { dwellMs } from '../../../ui/deliberation.js';
import { findSecret, type Secret } from './secret-in-text.js';

/**
 * Asks a customer once before something like a code or a card number leaves (UI-C20). Whatever they answer, or press
 * once more, is done: nothing of it is refused, sent anywhere or written down.
 */
export class SendGuard {
  readonly #now: () => number;
  /** When it was asked about the message that is in the box. */
  #askedAt = $state.raw<number | undefined>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** What is asked about, while it is in the box. */
  questionOn(draft: string): Secret | undefined {
    return this.#askedAt === undefined ? undefined : findSecret(draft);
  }

  /**
   * May this leave? Asks when it is not known yet. A press that comes before the question can have been read does not
   * answer it.
   */
  lets(draft: string): boolean {
    if (!findSecret(draft)) return true;
    if (this.#askedAt !== undefined) return this.#now() - this.#askedAt >= dwellMs;
    this.#askedAt = this.#now();
    return false;
  }

  /** The next message is another one. */
  reset(): void {
    this.#askedAt = undefined;
  }
}

const guards = new WeakMap<ChatView, SendGuard>();

/** One for a conversation, wherever it is written in: nobody is asked twice about one message. */
export function guardOf(chat: ChatView): SendGuard {
  const guard = guards.get(chat) ?? new SendGuard();
  guards.set(chat, guard);
  return guard;
}
