import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peerName, peerReason } from '../../src/lib/base/peer-text.js';
import { soleAddress, textPieces } from '../../src/lib/features/chat/ui/text-pieces.js';
import { asTsv, tsvCell } from '../../src/lib/app/console/list/copy-rows.js';
import { nextBox, noteLines, toggleBox } from '../../src/lib/features/notes/ui/note-lines.js';
import { webAddress } from '../../src/lib/features/replies/technician/web-address.js';
import { messageText } from '../../src/lib/documents/chat-entry.js';
import { fillPlaceholders } from '../../src/lib/features/replies/technician/placeholders.js';
import { historyTable } from '../../src/lib/features/history/technician/history-table.js';
import { logAsText } from '../../src/lib/session/log/session-log.js';
import { safeName, shownName } from '../../src/lib/transfer/safe-name.js';
import { treeNames } from '../../src/lib/transfer/tree-names.js';
import { fuzz } from './fuzz.js';
import { mutatedText, oddText } from './mutations.js';

const address = fc.constantFrom(
  'https://example.com/a?b=c#d',
  'www.example.com.',
  'see (https://a.example/b_(c)), or',
  'https://bank.example@evil.example'
);
const text = fc.oneof(oddText, mutatedText(address));

describe('text of a peer', () => {
  it('[UI-C1, UI-C3] is shown letter by letter, and only web addresses become links', () => {
    fuzz(text, (one) => {
      const pieces = textPieces(one);
      const again = pieces.map((piece) =>
        piece.kind === 'control' ? String.fromCodePoint(parseInt(piece.codePoint.slice(2), 16)) : piece.text
      );
      expect(again.join('')).toBe(one);
      for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\//);
      const sole = soleAddress(one);
      if (sole !== undefined) expect(sole).toMatch(/^https?:\/\//);
    });
  });

  it('[RR9] is a web address or none', () => {
    fuzz(text, (one) => expect(webAddress(one) ?? 'https://').toMatch(/^https?:\/\//));
  });

  it('[CT6] is sent within its bounds and without half characters, or not at all', () => {
    fuzz(text, (one) => {
      const sent = messageText(one);
      if (!sent.ok) return;
      expect(sent.value.length).toBeLessThanOrEqual(16_384);
      expect(sent.value).not.toMatch(/\p{Surrogate}/u);
      expect(messageText(sent.value)).toEqual(sent);
    });
  });

  it('[EN6] as a name or a reason is one short line that cannot end its quotation', () => {
    const letters = (one: string): number => [...new Intl.Segmenter().segment(one)].length;
    fuzz(text, (one) => {
      for (const [read, most] of [
        [peerName, 40],
        [peerReason, 140]
      ] as const) {
        const shown = read(one.slice(0, 200));
        expect(letters(shown)).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(
          /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069"“”„«»]/u
        );
        expect(read(shown)).toBe(shown);
      }
    });
  });

  it('[FT11] as a name of a file is one safe name, and a path stays in its folder', () => {
    fuzz(text, (one) => {
      for (const name of [safeName(one), ...(treeNames([{ path: one, isFolder: false }])[0] ?? [])]) {
        expect(name).not.toMatch(/[/\\\0]|^\.|[. ]$/);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(240);
        expect(safeName(name)).toBe(name);
      }
      expect(shownName(one)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    });
  });

  it('[FT11] as the longest name that an archive can hold is made safe in good time', () => {
    for (const fragment of ['.', ' ', '. ', '\u200B', 'a.', 'a/', '..\\', '\u{D83D}', '_'])
      for (const end of ['', 'x', '.txt', '/']) {
        const startedAt = process.cpuUsage();
        treeNames([{ path: fragment.repeat(65_535 / fragment.length) + end, isFolder: false }]);
        safeName(fragment.repeat(65_535 / fragment.length) + end);
        expect(process.cpuUsage(startedAt).user).toBeLessThan(1_500_000);
      }
  });

  it('[RR7] is put into a reply as it is', () => {
    fuzz(fc.tuple(text, text), ([one, value]) => {
      const values = { customer: value, technician: value, date: value, time: value, number: value };
      expect(fillPlaceholders(one.replaceAll('{', '('), values)).toBe(one.replaceAll('{', '('));
      expect(fillPlaceholders('a {customer} b {unknown}', values)).toBe(`a ${value} b {unknown}`);
    });
  });

  it('[LG3] in a saved log is one line', () => {
    fuzz(text, (one) => {
      const log = logAsText([{ id: 'a', at: 0, kind: 'named', facts: {} }], () => one);
      expect(log.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
    });
  });
});

describe('notes', () => {
  it('[NT4] ticking changes the box and nothing else, twice gives what was there', () => {
    const lines = fc.array(
      fc.oneof(
        text.filter((one) => one.length < 200),
        fc.constantFrom('- [ ] call', '  - [x] done', '- [ ]', '* [X]\t')
      ),
      { maxLength: 4 }
    );
    fuzz(fc.tuple(lines, fc.nat({ max: 5 }), fc.nat({ max: 300 })), ([parts, index, caret]) => {
      const notes = parts.join('\n');
      const read = noteLines(notes);
      expect(read.length).toBe(notes.split('\n').length);
      const ticked = toggleBox(notes, index);
      if (read[index]?.kind === 'box') {
        expect(noteLines(ticked)[index]).toMatchObject({ kind: 'box', isChecked: !read[index].isChecked });
        expect(toggleBox(toggleBox(ticked, index), index)).toBe(ticked);
      } else expect(ticked).toBe(notes);
      const next = nextBox(notes, Math.min(caret, notes.length));
      if (next) expect(next.caret).toBeLessThanOrEqual(next.text.length);
    });
  });
});

/** What a spreadsheet runs: OWASP, «CSV Injection», with the full-width forms. */
const formula = /^[\s\p{C}]*[=+\-@|%＝＋－＠]/u;

describe('a table for a spreadsheet', () => {
  it('[TC13] has no cell that is a formula, and none that begins another cell or row', () => {
    const peers = fc.oneof(
      text,
      mutatedText(fc.constantFrom('=1+1', '"=1+1"', '"', '+1', '\t=1', "'=1", '＝1'))
    );
    fuzz(fc.tuple(peers, peers), ([one, two]) => {
      const rows = pasted(
        asTsv([
          [one, two],
          ['last', 'row']
        ])
      );
      expect(rows.length).toBe(2);
      expect(rows[0]!.length).toBe(2);
      expect(rows[1]).toEqual(['last', 'row']);
      for (const cell of rows[0]!) expect(cell).not.toMatch(formula);
      expect(tsvCell(one)).not.toMatch(/[\t\r\n]/);
    });
  });

  it('[HX7] of the history has no cell that is a formula, whatever the separator of the country is', () => {
    const peers = fc.oneof(
      text,
      mutatedText(fc.constantFrom('=1+1', '"=1+1"', 'a;=1+1', '"";=1', ';\t@x', '＝1'))
    );
    const session = {
      v: 1,
      id: 'ab'.repeat(8),
      number: '1',
      technicianName: '',
      customFields: ['', ''] as [string, string],
      createdAt: 0,
      endedAt: 0,
      endedBy: 'time',
      lines: 0,
      hasNotes: false
    } as const;
    fuzz(fc.tuple(peers, peers, fc.constantFrom('en', 'de')), ([name, field, locale]) => {
      const table = historyTable(
        [{ ...session, name, peerName: '', customFields: [field, name] }],
        ['Number', 'Name'],
        locale
      );
      for (const separator of [',', ';', '\t'])
        expect(cellsOf(table, separator).filter((cell) => formula.test(cell))).toEqual([]);
    });
  });
});

/** How a spreadsheet reads what is pasted: a cell may stand in quotes, and then holds tabs and line breaks. */
function pasted(tsv: string): string[][] {
  const rows: string[][] = [[]];
  const cells = tsv.matchAll(/("(?:[^"]|"")*(?:"|$)[^\t\r\n]*|[^\t\r\n]*)(\t|\r\n|$)/g);
  for (const [whole, cell = '', end] of cells) {
    if (whole === '' && rows.at(-1)!.length > 0) break;
    rows.at(-1)!.push(
      cell.startsWith('"')
        ? cell
            .slice(1)
            .replace(/"(?!")/, '')
            .replaceAll('""', '"')
        : cell
    );
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** Cells as a spreadsheet sees them that splits at this character, also in the middle of what we meant as one. */
const cellsOf = (csv: string, separator: string): string[] =>
  csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => line.split(separator))
    .map((cell) => cell.replace(/^"+/, ''));
