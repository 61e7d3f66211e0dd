import { expect, it } from 'vitest';
import { historyTable } from './history-table.js';

it('[HX7] a table keeps to its cells, whatever stands in a name', () => {
  const table = historyTable(
    [
      {
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
      }
    ],
    ['Number', 'Who']
  );
  const cells = [
    '12345678',
    '5"" disk"", or\nnot',
    '""',
    'plain',
    `'=HYPERLINK(""http://evil.example"")`,
    '',
    '1970-01-01T00:01:00.000Z',
    '',
    '3',
    ''
  ];
  expect(table).toBe(`\uFEFF"Number","Who"\r\n${cells.map((cell) => `"${cell}"`).join(',')}\r\n`);
});
