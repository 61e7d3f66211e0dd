import type { ErrorCode } from '$lib/base/errors.js';
import { err, ok, type Result } from '$lib/base/result.js';
import type { ChatEntryView, ChatView } from '$lib/session/views.js';

export class FakeChat implements ChatView {
  entries = $state.raw<readonly ChatEntryView[]>([]);
  unread = $state(0);
  isPeerTyping = $state(false);
  isConnected = $state(true);
  draft = $state('');
  readonly maxBytes = 16_384;
  #made = 0;

  constructor(lines: readonly [ChatEntryView['author'], string][] = []) {
    for (const [author, text] of lines) this.add(author, text);
    this.unread = 0;
  }

  add(author: ChatEntryView['author'], text: string): void {
    const delivery = author === 'technician' ? ('delivered' as const) : undefined;
    const at = Date.now() - 240_000 + this.#made * 11_000;
    this.entries = [
      ...this.entries,
      { id: `m${this.#made++}`, author, at, text, event: undefined, delivery }
    ];
    if (author === 'customer') this.unread++;
  }

  send(text: string): Result<void, ErrorCode> {
    if (text.trim() === '') return err('message-empty');
    this.add('technician', text);
    return ok(undefined);
  }

  noteTyping(): void {}

  markRead(): void {
    this.unread = 0;
  }
}
