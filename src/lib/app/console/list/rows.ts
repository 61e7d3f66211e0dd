/** Which sessions a list shows, and in what order. Pure. */
import { hasWords, searchable, searchWords } from '../../../base/fold.js';
import type { ColumnChoice, ColumnId } from '../../../session/settings/list-columns.js';
import type { TechnicianSessionView } from '../../../session/views.js';

export const listTabs = ['all', 'private', 'channel', 'active'] as const;
export type ListTab = (typeof listTabs)[number];

/** What of a session the list looks at. */
export type ListedSession = Pick<
  TechnicianSessionView,
  'id' | 'name' | 'number' | 'status' | 'statusSince' | 'customFields' | 'createdAt'
>;

/** Channels come with the team: until then every session is private (any status, as SES-05 has it). */
export function isInTab(session: Pick<ListedSession, 'status'>, tab: ListTab): boolean {
  switch (tab) {
    case 'all':
    case 'private':
      return true;
    case 'channel':
      return false;
    case 'active':
      return session.status === 'active';
  }
}

/** What stands in a cell, as text. `words` gives the words of a status and of the private queue. */
export function cellText(
  session: ListedSession,
  column: ColumnId,
  words: { status(session: ListedSession): string; time(session: ListedSession): string; private: string }
): string {
  switch (column) {
    case 'name':
      return session.name;
    case 'number':
      return session.number;
    case 'status':
      return words.status(session);
    case 'time':
      return words.time(session);
    case 'channel':
      return words.private;
    case 'field1':
      return session.customFields[0];
    case 'field2':
      return session.customFields[1];
    case 'transferred-by':
      return '';
  }
}

export function matches(session: ListedSession, filter: string, language: string): boolean {
  const words = searchWords(filter, language);
  const text = searchable([session.name, session.number, ...session.customFields].join('\n'));
  // eight digits are read to people in two groups
  return hasWords(text, words) || session.number === filter.replace(/\s/g, '');
}

/** Sorts without changing the order of equals; the list as it came when no column was chosen. */
export function sorted<S extends ListedSession>(
  sessions: readonly S[],
  { sortBy, isDescending }: Pick<ColumnChoice, 'sortBy' | 'isDescending'>,
  textOf: (session: S, column: ColumnId) => string,
  language: string
): readonly S[] {
  if (sortBy === '') return sessions;
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const compare = (a: S, b: S): number =>
    sortBy === 'time'
      ? b.statusSince - a.statusSince
      : collator.compare(textOf(a, sortBy), textOf(b, sortBy));
  return [...sessions].sort((a, b) => (isDescending ? compare(b, a) : compare(a, b)));
}
