import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName, nameInParts, safeName, shortName, shownName } from './safe-name.js';

describe('names from the other side', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['C:\\Users\\a\\b.txt', 'b.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['.htaccess', 'htaccess'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['LPT1.tar.gz', '_LPT1.tar.gz'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a<b>:c|d?e*.txt', 'a_b__c_d_e_.txt'],
    ['dots...', 'dots'],
    [`invoice.pdf${' \u00a0\u2003\u3000\u2800\u3164\u00ad\u034f\u180e'.repeat(30)}.exe`, 'invoice.pdf .exe'],
    ['a\u200d\u2060\ufe0f\u{e0041}b\u115f.txt', 'ab.txt'],
    ['~$budget.xlsx', '_$budget.xlsx'],
    ['no extension', 'no extension'],
    ['🙂.txt', '🙂.txt']
  ])('[FT11] %j is saved as %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('[FT11] cuts a long name before its extension, and no emoji in half', () => {
    const long = safeName(`${'🙂'.repeat(300)}.pdf`);
    expect(long).toMatch(/^(🙂)+\.pdf$/u);
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(240);
    expect(safeName(`${'x'.repeat(300)}.txt`)).toHaveLength(240);
  });

  it('[FT11] whatever comes, the result is one name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
        expect(safe).not.toMatch(/^\.|[. ]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(safe.length).toBeGreaterThan(0);
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(240);
      })
    );
  });

  it('[FT11] two files of one name are both kept', () => {
    const taken = new Set(['a.txt', 'a (2).txt']);
    expect(freeName('a.txt', (name) => taken.has(name))).toBe('a (3).txt');
    expect(freeName('b', (name) => taken.has(name))).toBe('b');
    const long = `${'é'.repeat(118)}.txt`;
    expect(freeName(long, (name) => name === long)).toBe(`${'é'.repeat(116)} (2).txt`);
  });

  it('[FT19] the end of a long name is in sight, whatever stands before it', () => {
    const name = `${'invoice '.repeat(40)}.exe`;
    expect(shortName(name, 60)).toMatch(/^invoice .*….*\.exe$/);
    expect(Array.from(shortName(name, 60))).toHaveLength(60);
    expect(shortName('short.exe', 60)).toBe('short.exe');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('.exe', '.settingcontent-ms'),
        (stem, extension) => {
          const { start, end } = nameInParts(stem + extension);
          expect(start + end).toBe(stem + extension);
          expect(end.endsWith(extension)).toBe(true);
          expect(shortName(stem + extension, 60).endsWith(extension)).toBe(true);
          expect(shownName(safeName(stem + extension))).not.toMatch(
            /[\p{Zs}\u2800]{2}|\p{Default_Ignorable_Code_Point}/u
          );
        }
      )
    );
  });

  it('[FT11] what cannot be seen is shown', () => {
    expect(shownName('photo\u202Egpj.exe')).toBe('photo⟨202E⟩gpj.exe');
    expect(shownName('a\u0000b')).toBe('a⟨0000⟩b');
    expect(shownName('plain 🙂.txt')).toBe('plain 🙂.txt');
  });
});
