import { describe, expect, it } from 'vitest';
import { FolderRiskCount, riskOf, type FolderRisk } from './file-risk.js';
import { safeName } from './safe-name.js';

describe('a file that does something when it is opened', () => {
  it.each([
    ['setup.exe', 'program'],
    ['SETUP.EXE', 'program'],
    ['photo.jpg.scr', 'program'],
    [`invoice.pdf${' \u00a0\u2003\u3000\u2800\u3164'.repeat(30)}.exe`, 'program'],
    ['invoice\u202Efdp.exe', 'program'],
    ['invoice.pdf.e\u200bxe', 'program'],
    ['invoice.pdf.exe. . .', 'program'],
    ['invoice.ｅｘｅ', 'program'],
    ['driver.dmg', 'disk'],
    ['files.iso', 'disk'],
    ['start.lnk', 'shortcut'],
    ['shop.url', 'shortcut'],
    ['run.desktop', 'shortcut'],
    ['a.js', 'script'],
    ['a.vbs', 'script'],
    ['a.ps1', 'script'],
    ['a.bat', 'script'],
    ['a.hta', 'script'],
    ['a.jar', 'program'],
    ['a.msi', 'program'],
    ['a.app', 'program'],
    ['a.pkg', 'program'],
    ['report.docm', 'macros'],
    ['report.xlsm', 'macros']
  ])('[FT19] is known by the end of its name: %s', (name, risk) => {
    expect(riskOf(safeName(name))).toBe(risk);
  });

  it.each(['a.txt', 'exe', 'photo.jpg', 'a.docx', 'setup.exe.txt', 'no end.', '.exe', 'a.pdf', 'a.zip'])(
    '[FT19] is not %s',
    (name) => {
      expect(riskOf(safeName(name))).toBeUndefined();
    }
  );
});

describe('a folder', () => {
  const risksOf = (...paths: string[]): FolderRisk | undefined => {
    const count = new FolderRiskCount();
    for (const path of paths) count.add(path.split('/').filter(Boolean), path.endsWith('/'));
    return count.found;
  };

  it('[FT19] is known by what is in it: how many, and the first of them', () => {
    expect(risksOf('a/photo.jpg', 'a/b/start.lnk', 'a/setup.exe', 'a/list.txt')).toEqual({
      count: 2,
      first: 'start.lnk',
      risk: 'shortcut'
    });
    expect(risksOf('a/', 'a/photo.jpg', 'setup.exe/readme.txt', 'node.js/')).toBeUndefined();
  });

  it('[FT19] that a Mac opens like a program is one, whatever is in it', () => {
    expect(risksOf('Clock.app/', 'Clock.app/Contents/a.sh', 'Clock.app/b', 'x/Clock.app/c')).toEqual({
      count: 2,
      first: 'Clock.app',
      risk: 'program'
    });
  });
});
