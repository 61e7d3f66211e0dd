import { describe, expect, it } from 'vitest';
import { isColumnChoice, usualColumns } from '../../../session/settings/list-columns.js';
import { moveColumn, resizeColumn, sortByColumn, toggleColumn } from './columns.js';
import { asText, asTsv, tsvCell } from './copy-rows.js';
import { cellText, isInTab, matches, sorted, type ListedSession } from './rows.js';
import { signOf } from './urgency.js';

const session = (facts: Partial<ListedSession> = {}): ListedSession => ({
  id: 'a',
  name: 'Ida Holm',
  number: '12345678',
  status: 'active',
  statusSince: 0,
  createdAt: 0,
  customFields: ['A-17', ''],
  ...facts
});
const words = { status: () => 'Active', time: () => '1:00', private: 'Private' };

describe('the columns of the session list', () => {
  it('[TC12] are shown, taken away, moved and sized, and stay a choice that can be stored', () => {
    let choice = toggleColumn(usualColumns, 'field1');
    expect(choice.columns.map(({ id }) => id)).toEqual(['name', 'status', 'time', 'number', 'field1']);
    choice = moveColumn(choice, 'field1', 0);
    choice = resizeColumn(choice, 'name', 9_999);
    choice = sortByColumn(choice, 'status');
    expect(choice.columns[0]?.id).toBe('field1');
    expect(isColumnChoice(JSON.parse(JSON.stringify(choice)))).toBe(true);
    expect(toggleColumn(choice, 'status').sortBy).toBe('');
    expect(toggleColumn(choice, 'name')).toBe(choice);
  });

  it('[TC12] sort up, then down, then as the sessions came', () => {
    const rows = [session({ name: 'Bo 10' }), session({ name: 'bo 9' }), session({ name: 'Åse' })];
    const names = (choice: typeof usualColumns, language = 'de') =>
      sorted(rows, choice, (row, column) => cellText(row, column, words), language).map(({ name }) => name);
    const up = sortByColumn(usualColumns, 'name');
    expect(names(up).slice(1)).toEqual(['bo 9', 'Bo 10']);
    expect(names(up).at(0)).toBe('Åse');
    // a letter of its own, the last of all
    expect(names(up, 'da').at(-1)).toBe('Åse');
    const down = sortByColumn(up, 'name');
    expect(names(down)).toEqual([...names(up)].reverse());
    expect(names(sortByColumn(down, 'name'))).toEqual(['Bo 10', 'bo 9', 'Åse']);
  });

  it('[TC12] a choice that makes no sense is not taken', () => {
    for (const bad of [null, {}, { columns: [] }, { ...usualColumns, columns: [{ id: 'x', width: 90 }] }])
      expect(isColumnChoice(bad)).toBe(false);
    const twice = [...usualColumns.columns, usualColumns.columns[0]];
    expect(isColumnChoice({ ...usualColumns, columns: twice })).toBe(false);
  });
});

describe('the groups and the filter of the session list', () => {
  it('[TC12] active sessions are those whose status is active', () => {
    expect(isInTab({ status: 'active' }, 'active')).toBe(true);
    expect(isInTab({ status: 'on-hold' }, 'active')).toBe(false);
    expect(isInTab({ status: 'closed' }, 'all')).toBe(true);
  });

  it('[TC12] the filter finds names, fields and numbers, each word wherever it stands, accents or not', () => {
    expect(matches(session(), 'holm a-17', 'en')).toBe(true);
    expect(matches(session({ name: 'Café Åse' }), 'ase CAFE', 'en')).toBe(true);
    expect(matches(session(), '1234 5678', 'en')).toBe(true);
    expect(matches(session(), 'holm 99', 'en')).toBe(false);
    expect(matches(session(), '  ', 'en')).toBe(true);
  });
});

describe('rows on the clipboard', () => {
  it('[TC13] a name that a spreadsheet would run is text there', () => {
    for (const name of ['=HYPERLINK("http://x")', '+1', '-2', '@SUM(A1)', ' =1', '|cmd', '%0A'])
      expect(tsvCell(name).startsWith("'")).toBe(true);
    expect(tsvCell('Ida')).toBe('Ida');
  });

  it('[TC13] no name begins another cell or row', () => {
    expect(
      asTsv([
        ['a\tb', 'c\r\nd'],
        ['e', 'f']
      ])
    ).toBe('a b\tc d\r\ne\tf');
    expect(
      asText(
        ['Name', 'Field'],
        [
          ['Ida\nHolm', ''],
          ['Bo', '7']
        ]
      )
    ).toBe('Name: Ida Holm\nName: Bo, Field: 7');
  });
});

describe('what a row says by its colour', () => {
  const limits = { newFlashSeconds: 8, urgentAfterWaitingMinutes: 5, urgentAfterUnreadMinutes: 3 };
  const quiet = { entries: [], unread: 0 };
  const minute = 60_000;
  const wrote = (at: number) =>
    ({ id: `${at}`, author: 'customer', at, text: '', event: undefined, delivery: undefined }) as const;

  it('[TC14] is being set up, then new for some seconds, then nothing, then urgent', () => {
    const at = (status: 'connecting' | 'waiting' | 'active', ms: number) =>
      signOf({ status, statusSince: 0, chat: quiet }, limits, ms);
    expect(at('connecting', 99 * minute)).toBe('setting-up');
    expect(at('waiting', 7_999)).toBe('new');
    expect(at('waiting', 8_000)).toBeUndefined();
    expect(at('waiting', 5 * minute)).toBe('urgent');
    expect(at('active', 5 * minute)).toBeUndefined();
  });

  it('[TC14] is urgent when the oldest unread message is old, not the newest', () => {
    const chat = { entries: [wrote(0), wrote(2 * minute), wrote(4 * minute)], unread: 2 };
    const active = { status: 'active', statusSince: 0, chat } as const;
    expect(signOf(active, limits, 5 * minute - 1)).toBeUndefined();
    expect(signOf(active, limits, 5 * minute)).toBe('urgent');
    expect(signOf({ ...active, chat: { ...chat, unread: 0 } }, limits, 99 * minute)).toBeUndefined();
  });

  it('[TC14] is never urgent where the settings say never', () => {
    const never = { ...limits, urgentAfterWaitingMinutes: 0, urgentAfterUnreadMinutes: 0 };
    expect(signOf({ status: 'waiting', statusSince: 0, chat: quiet }, never, 999 * minute)).toBeUndefined();
  });
});
