import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.js';

const xml = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>Grüße Æ Ø</a>`;
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a file of another program', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8 without a mark', Buffer.from('{"ü":1}'), '{"ü":1}'],
    ['UTF-8 with a mark', Buffer.from('\uFEFF{"ü":1}'), '{"ü":1}'],
    ['UTF-16 with a mark', Buffer.from('\uFEFF{"ü":1}', 'utf16le'), '{"ü":1}'],
    ['UTF-16 with a mark, the other way round', utf16be('\uFEFF{"ü":1}'), '{"ü":1}'],
    ['UTF-16 without a mark', Buffer.from('{"ü":1}', 'utf16le'), '{"ü":1}'],
    ['UTF-16 without a mark, the other way round', utf16be('{"ü":1}'), '{"ü":1}'],
    ['ISO-8859-1 as declared', Buffer.from(xml('ISO-8859-1'), 'latin1'), xml('ISO-8859-1')],
    ['Windows-1252 as declared', Buffer.from(xml('windows-1252'), 'latin1'), xml('windows-1252')],
    ['declared UTF-16 that is UTF-8', Buffer.from(xml('utf-16')), xml('utf-16')],
    ['a mark against its declaration', Buffer.from(`\uFEFF${xml('ISO-8859-1')}`), xml('ISO-8859-1')],
    ['nothing', Buffer.alloc(0), '']
  ])('[RR10] is decoded as it declares: %s', (_what, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ ok: true, value: text });
  });

  it.each<[string, Uint8Array]>([
    ['Windows-1252 that says nothing', Buffer.from('<a>Grüße</a>', 'latin1')],
    ['Windows-1252 that says UTF-8', Buffer.from(xml('UTF-8'), 'latin1')],
    ['an encoding that nobody knows', Buffer.from(xml('x-nobody'))],
    ['half a letter of UTF-16', Buffer.from('\uFEFFa\uD800', 'utf16le')]
  ])('[RR10] is refused rather than guessed: %s', (_what, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: false, error: 'unknown-encoding' });
  });

  it('[RR10] never throws, and gives back every text in UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof decodeText(bytes).ok === 'boolean')
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\0'));
        expect(decodeText(Buffer.from(`{${text}`))).toEqual({ ok: true, value: `{${text}` });
      })
    );
  });
});
