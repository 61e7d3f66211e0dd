import type { ChatEntryView, ChatView } from '../../../session/views.js';
import { firstUnread } from './chat-rows.js';

/** Remembers where reading goes on: the line above it stays until something is written, so that it can be found. */
export class ReadingPlace {
  #firstUnread = $state.raw<string | undefined>();

  /** The first message that was not read when it came. */
  get firstUnread(): string | undefined {
    return this.#firstUnread;
  }

  /** Call when the number of unread messages or the reader's attention changes. */
  update(chat: ChatView, own: ChatEntryView['author'], reader: 'reading' | 'away'): void {
    if (chat.unread === 0) return;
    if (reader === 'reading') chat.markRead();
    else this.#firstUnread = firstUnread(chat.entries, chat.unread, own);
  }

  forget(): void {
    this.#firstUnread = undefined;
  }
}
