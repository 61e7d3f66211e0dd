import { describe, expect, it } from 'vitest';
import { textPieces, type TextPiece } from './text-pieces.js';

const links = (text: string): Extract<TextPiece, { kind: 'link' }>[] =>
  textPieces(text).filter((piece) => piece.kind === 'link');

describe('textPieces', () => {
  it('[UI-C1] makes http and https clickable, and addresses that begin with www', () => {
    expect(
      links('see http://a.example and https://b.example/x?y#z or www.c.example.').map((l) => l.href)
    ).toEqual(['http://a.example/', 'https://b.example/x?y#z', 'https://www.c.example/']);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'ftp://a.example',
    'blob:https'
  ])('[UI-C1] leaves %s as text', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('[UI-C1] keeps markup as text', () => {
    const text = '<img src=x onerror=alert(1)> <b>hello</b>';
    expect(textPieces(text)).toEqual([{ kind: 'text', text }]);
  });

  it.each([
    ['https://bank.example@evil.example/', 'evil.example'],
    ['https://bank.example:443@evil.example/', 'evil.example'],
    ['https://evil.example\\@bank.example/', 'evil.example'],
    ['https://bаnk.example/', 'xn--bnk-6cd.example'],
    ['https://www.bank.example.login.evil.example/', 'www.bank.example.login.evil.example'],
    ['https://bank.example.login.evil.example/', 'bank.example.login.evil.example'],
    ['http://2130706433/', '127.0.0.1']
  ])('[UI-C2] shows the real host of %s', (text, host) => {
    expect(links(text)[0]?.realHost).toBe(host);
  });

  it('[UI-C2] shows no second host beside an honest address', () => {
    for (const honest of ['https://Help.Example.org:8443/path', 'https://www.help.example.org/'])
      expect(links(honest)[0]?.realHost).toBeUndefined();
  });

  it('[UI-C3] shows characters that turn the text around by their number, and ends a link before them', () => {
    expect(textPieces('a\u202Egpj.exe https://a.example/\u202Emoc')).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'control', codePoint: 'U+202E' },
      { kind: 'text', text: 'gpj.exe ' },
      { kind: 'link', text: 'https://a.example/', href: 'https://a.example/', realHost: undefined },
      { kind: 'control', codePoint: 'U+202E' },
      { kind: 'text', text: 'moc' }
    ]);
  });

  it('leaves the punctuation of the sentence outside of the link', () => {
    expect(links('(see https://a.example/b), https://a.example/c_(d).').map((l) => l.text)).toEqual([
      'https://a.example/b',
      'https://a.example/c_(d)'
    ]);
  });

  it('loses no character and keeps line breaks', () => {
    const text = 'one\n\ttwo https://a.example/ three  four\n';
    const joined = textPieces(text).map((piece) => (piece.kind === 'control' ? '' : piece.text));
    expect(joined.join('')).toBe(text);
  });

  it('takes a 16 KiB message of nothing but punctuation in its stride', () => {
    const text = `https://a.example/${').'.repeat(8_000)}`;
    expect(links(text)[0]?.text).toBe('https://a.example/');
  });
});
