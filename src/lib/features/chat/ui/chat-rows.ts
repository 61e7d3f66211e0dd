import type { ChatEntryView, LogEntry } from '../../../session/views.js';

/** A line of the chat as it is laid out. `key` stays the same while the line means the same. */
export type ChatRow =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'event'; key: string; event: LogEntry }
  | { kind: 'message'; key: string; entry: ChatEntryView; place: 'first' | 'following' };

/** Messages of one author that follow each other within this time stand together under one name. */
const runMs = 5 * 60_000;

/** Lays out entries, oldest first, with a line at every new day and one before `firstUnreadId`. */
export function chatRows(entries: readonly ChatEntryView[], firstUnreadId: string | undefined): ChatRow[] {
  const rows: ChatRow[] = [];
  let day: Day | undefined;
  let previous: ChatEntryView | undefined;
  for (const entry of entries) {
    if (!day || entry.at < day.start || entry.at >= day.end) {
      if (day) rows.push({ kind: 'day', key: `day-${entry.id}`, at: entry.at });
      if (day) previous = undefined;
      day = dayOf(entry.at);
    }
    if (entry.id === firstUnreadId) {
      rows.push({ kind: 'unread', key: 'unread' });
      previous = undefined;
    }
    if (entry.event) rows.push({ kind: 'event', key: entry.id, event: entry.event });
    else
      rows.push({
        kind: 'message',
        key: entry.id,
        entry,
        place: follows(entry, previous) ? 'following' : 'first'
      });
    previous = entry;
  }
  return rows;
}

interface Day {
  start: number;
  end: number;
}

/** The reader's day that this time is in: asking the calendar for each of ten thousand messages takes its time. */
function dayOf(at: number): Day {
  const date = new Date(at);
  const start = date.setHours(0, 0, 0, 0);
  // a day may have 23 or 25 hours
  const end = date.setDate(date.getDate() + 1);
  return { start, end };
}

function follows(entry: ChatEntryView, previous: ChatEntryView | undefined): boolean {
  return previous !== undefined && previous.author === entry.author && entry.at - previous.at < runMs;
}

/** The entry at which reading goes on: the first of the last `unread` messages that `own` did not write. */
export function firstUnread(
  entries: readonly ChatEntryView[],
  unread: number,
  own: ChatEntryView['author']
): string | undefined {
  let left = unread;
  for (let i = entries.length - 1; i >= 0 && left > 0; i--) {
    const entry = entries[i]!;
    if (entry.author === own || entry.author === 'system') continue;
    left--;
    if (left === 0) return entry.id;
  }
  return undefined;
}
