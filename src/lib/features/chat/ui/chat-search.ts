import { hasWords, searchable, searchWords } from '../../../base/fold.js';
import type { ChatEntryView } from '../../../session/views.js';

/** Ids of the messages that hold every word of `query`, oldest first; none for an empty one. */
export function findMessages(entries: readonly ChatEntryView[], query: string, language: string): string[] {
  const words = searchWords(query, language);
  if (words.length === 0) return [];
  return entries.filter(({ event, text }) => !event && hasWords(searchable(text), words)).map(({ id }) => id);
}

export interface ConversationNames {
  own: string;
  peer: string;
  /** A date and a time as the reader writes them. */
  dateTime: (at: number) => string;
}

/** The messages, without what happened in between, a line each, to be pasted somewhere else. */
export function conversationAsText(
  entries: readonly ChatEntryView[],
  ownRole: ChatEntryView['author'],
  { own, peer, dateTime }: ConversationNames
): string {
  return entries
    .filter(({ event }) => !event)
    .map(({ author, at, text }) => `${dateTime(at)} ${author === ownRole ? own : peer}: ${text}`)
    .join('\n');
}
