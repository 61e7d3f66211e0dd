import { err, ok, type Result } from '$lib/base/result.js';
import type { ErrorCode } from '$lib/base/errors.js';
import type { ChatEntryView, ChatView } from '$lib/session/views.js';

const minute = 60_000;

/** A chat with somebody who answers what is sent. */
export class ScriptedChat implements ChatView {
  readonly maxBytes = 16_384;
  entries = $state.raw<readonly ChatEntryView[]>([]);
  unread = $state(0);
  isPeerTyping = $state(false);
  isConnected = $state(true);
  draft = $state('');
  #count = 0;

  say(author: 'technician' | 'customer', text: string, minutesAgo = 0): this {
    const isOwn = author === 'customer';
    this.#add({
      author,
      text,
      at: Date.now() - minutesAgo * minute,
      event: undefined,
      delivery: isOwn ? (this.isConnected ? 'delivered' : 'sending') : undefined
    });
    if (!isOwn) this.unread++;
    return this;
  }

  happen(kind: string, minutesAgo = 0): this {
    const at = Date.now() - minutesAgo * minute;
    this.#add({
      author: 'system',
      text: '',
      at,
      event: { id: `event-${this.#count}`, at, kind, facts: {} },
      delivery: undefined
    });
    return this;
  }

  /** So many lines at once, as after a long session. */
  fill(count: number): void {
    const lines = Array.from({ length: count }, (_, i): ChatEntryView => {
      const author = i % 3 === 0 ? 'customer' : 'technician';
      return {
        id: `line-${this.#count++}`,
        author,
        at: Date.now() - (count - i) * 20_000,
        text: `Line ${i + 1}. ${'What was said. '.repeat(i % 7)}`,
        event: undefined,
        delivery: author === 'customer' ? 'delivered' : undefined
      };
    });
    this.entries = [...this.entries, ...lines];
  }

  send(text: string): Result<void, ErrorCode> {
    if (text.includes('fail')) return err('storage-full');
    this.draft = '';
    this.say('customer', text);
    if (!this.isConnected) return ok(undefined);
    this.isPeerTyping = true;
    setTimeout(() => {
      this.isPeerTyping = false;
      this.say('technician', `You wrote “${text}”.`);
    }, 1_200);
    return ok(undefined);
  }

  noteTyping(): void {}

  markRead(): void {
    this.unread = 0;
  }

  #add(entry: Omit<ChatEntryView, 'id'>): void {
    this.entries = [...this.entries, { ...entry, id: `line-${this.#count++}` }];
  }
}
