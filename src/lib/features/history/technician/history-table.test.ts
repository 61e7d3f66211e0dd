import { afterEach, expect, it, vi } from 'vitest';
import type { EndedSession } from './history.svelte.js';
import { historyTable } from './history-table.js';

afterEach(() => vi.unstubAllEnvs());

const session: EndedSession = {
  v: 1,
  id: '0'.repeat(32),
  number: '12345678',
  name: '5" disk", or\nnot',
  peerName: '',
  technicianName: '"',
  customFields: ['plain', '=HYPERLINK("http://evil.example")'],
  createdAt: 0,
  endedAt: 60_000,
  endedBy: 'customer',
  lines: 3,
  hasNotes: false
};

it.each([
  ['en', ','],
  ['de', ';']
])('[HX7] a table in %s keeps to its cells, whatever stands in a name', (locale, separator) => {
  vi.stubEnv('TZ', 'Europe/Copenhagen');
  const table = historyTable([session], ['Number', 'Field', 'Field'], locale);
  const cells = [
    '12345678',
    '5"" disk"", or\nnot',
    '""',
    'plain',
    `'=HYPERLINK(""http://evil.example"")`,
    '',
    '1970-01-01 01:01:00',
    'UTC+01:00',
    '',
    '3',
    ''
  ];
  const heading = ['Number', 'Field', 'Field 2'].map((name) => `"${name}"`).join(separator);
  expect(table).toBe(`\uFEFF${heading}\r\n${cells.map((cell) => `"${cell}"`).join(separator)}\r\n`);
});

it('[HX7] a number is one where the table is read, and a change of the clocks is told', () => {
  vi.stubEnv('TZ', 'Europe/Copenhagen');
  // over the last night of October
  const startedAt = Date.UTC(2026, 9, 24, 23);
  const rated = { ...session, startedAt, endedAt: startedAt + 2 * 3_600_000, rating: 4.5 };
  expect(historyTable([rated], [], 'da')).toContain('"4,50"');
  expect(historyTable([rated], [], 'en')).toContain('"4.50"');
  expect(historyTable([rated], [], 'da')).toContain(
    '"2026-10-25 01:00:00";"2026-10-25 02:00:00";"UTC+02:00 / UTC+01:00"'
  );
});
