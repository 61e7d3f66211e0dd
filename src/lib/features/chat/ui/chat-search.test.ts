import { describe, expect, it } from 'vitest';
import type { ChatEntryView } from '../../../session/views.js';
import { conversationAsText, findMessages } from './chat-search.js';

const entry = (id: string, author: ChatEntryView['author'], text: string): ChatEntryView =>
  ({ id, author, text, at: 0 }) as ChatEntryView;

const entries = [
  entry('a', 'technician', 'Is the Café’s printer on?'),
  entry('b', 'customer', 'The PRINTER in the cafe\u0301 is off'),
  { ...entry('c', 'system', 'printer'), event: { kind: 'held', at: 0, facts: {} } } as ChatEntryView
];

describe('chat search', () => {
  it('[UI-C13] finds every word in any order, case and accent, in messages only', () => {
    expect(findMessages(entries, 'printer CAFE', 'en')).toEqual(['a', 'b']);
    expect(findMessages(entries, 'off printer', 'en')).toEqual(['b']);
    expect(findMessages(entries, '  ', 'en')).toEqual([]);
    expect(findMessages(entries, '.*', 'en')).toEqual([]);
  });

  it('[UI-C13] gives the conversation out as text, a line a message, without events', () => {
    const names = { own: 'You', peer: 'Ida', dateTime: () => '10:00' };
    expect(conversationAsText(entries, 'technician', names)).toBe(
      '10:00 You: Is the Café’s printer on?\n10:00 Ida: The PRINTER in the cafe\u0301 is off'
    );
  });
});
