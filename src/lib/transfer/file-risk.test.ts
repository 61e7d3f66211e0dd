import { describe, expect, it } from 'vitest';
import { riskOf } from './file-risk.js';
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
