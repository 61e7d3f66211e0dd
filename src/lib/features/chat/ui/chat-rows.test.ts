import { describe, expect, it } from 'vitest';
import type { ChatEntryView } from '../../../session/views.js';
import { chatRows, firstUnread } from './chat-rows.js';

const noon = new Date(2026, 4, 4, 12).getTime();
const minute = 60_000;

const message = (id: string, author: 'technician' | 'customer', at: number): ChatEntryView => ({
  id,
  author,
  at,
  text: id,
  event: undefined,
  delivery: undefined
});
const event = (id: string, at: number): ChatEntryView => ({
  id,
  author: 'system',
  at,
  text: '',
  event: { id, at, kind: 'started', facts: {} },
  delivery: undefined
});
const outline = (entries: ChatEntryView[], unreadId?: string): string[] =>
  chatRows(entries, unreadId).map((row) => (row.kind === 'message' ? `${row.key} ${row.place}` : row.kind));

describe('chatRows', () => {
  it('puts messages of one author that follow each other under one name', () => {
    expect(
      outline([
        message('a', 'technician', noon),
        message('b', 'technician', noon + minute),
        message('c', 'customer', noon + 2 * minute),
        message('d', 'technician', noon + 3 * minute),
        message('e', 'technician', noon + 9 * minute)
      ])
    ).toEqual(['a first', 'b following', 'c first', 'd first', 'e first']);
  });

  it('names the author again after a line of the log, a new day and the unread line', () => {
    const nextDay = noon + 24 * 60 * minute;
    expect(
      outline(
        [
          message('a', 'technician', noon),
          event('x', noon),
          message('b', 'technician', noon),
          message('c', 'technician', nextDay),
          message('d', 'technician', nextDay)
        ],
        'd'
      )
    ).toEqual(['a first', 'event', 'b first', 'day', 'c first', 'unread', 'd first']);
  });
});

describe('firstUnread', () => {
  const entries = [
    message('a', 'technician', noon),
    message('b', 'customer', noon),
    message('c', 'technician', noon),
    event('x', noon),
    message('d', 'technician', noon)
  ];

  it('counts the other side’s messages only', () => {
    expect(firstUnread(entries, 2, 'customer')).toBe('c');
    expect(firstUnread(entries, 3, 'customer')).toBe('a');
  });

  it('finds none when all is read', () => {
    expect(firstUnread(entries, 0, 'customer')).toBeUndefined();
  });
});
