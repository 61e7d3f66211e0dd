import { chatEvents } from '../../../session/chat-model.svelte.js';
import { ok } from '../../../base/result.js';
import type { ChatEntryView, ChatView } from '../../../session/views.js';
import type { ArchivedSession } from '../../../history/archived-session.js';

/** A conversation that is over, to be read: messages, and what happened in between. */
export function archivedChat({ entries, log }: ArchivedSession): ChatView {
  const messages = entries.map(({ id, author, at, text }): ChatEntryView => ({
    id,
    author,
    at,
    text,
    event: undefined,
    delivery: undefined
  }));
  const events = log
    .filter(({ kind }) => chatEvents.has(kind))
    .map((event): ChatEntryView => ({
      id: event.id,
      author: 'system',
      at: event.at,
      text: '',
      event,
      delivery: undefined
    }));
  // A history file may name two of them alike, and a list knows its rows by their names.
  const byId = new Map([...events, ...messages].map((entry) => [entry.id, entry]));
  return {
    // Stable: the messages' own order is kept where times are the same.
    entries: [...byId.values()].sort((a, b) => a.at - b.at),
    unread: 0,
    isPeerTyping: false,
    isConnected: true,
    draft: '',
    maxBytes: 0,
    send: () => ok(undefined),
    noteTyping: () => undefined,
    markRead: () => undefined
  };
}
