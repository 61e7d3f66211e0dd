import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../base/bytes.js';
import { inviteFragment, inviteUrl, parseInvite } from './invite.js';
import { asKey } from './keys.js';

const root = asKey('root', randomBytes(32));
const fragment = inviteFragment(root);

it('[LK1] carries the root key there and back, with or without #', () => {
  expect(fragment).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(parseInvite(`#${fragment}`)).toEqual({ ok: true, value: root });
  expect(parseInvite(fragment)).toEqual({ ok: true, value: root });
});

it('[LK1] stands in a link whose folder has its slash', () => {
  expect(inviteUrl('https://help.example.org/support/', root)).toBe(
    `https://help.example.org/support/join/#${fragment}`
  );
});

it.each([
  '.',
  ')',
  '&utm_source=mail',
  '?x=1',
  '_',
  '*',
  '=',
  '%20',
  '»',
  '…',
  ',\u00a0bye',
  '>',
  '\u200b',
  '/',
  '%E2%80%9D'
])('[LK2] ignores what mail programs and people hang on a link: %s', (tail) => {
  expect(parseInvite(`#${fragment}${tail}`)).toEqual({ ok: true, value: root });
});

it.each([
  ['nothing', ''],
  ['only #', '#'],
  ['a cut link', `#${fragment.slice(0, 42)}`],
  ['a longer link', `#${fragment}A`],
  ['a link with more letters behind a dash', `#${fragment}-A`],
  ['two keys', `#${fragment}${fragment}`],
  ['something before the key', `#.${fragment}`],
  ['two #', `##${fragment}`],
  ['31 bytes', `#${toBase64Url(randomBytes(31))}`],
  ['33 bytes', `#${toBase64Url(randomBytes(33))}`],
  ['a second spelling of the same bytes', `#${'A'.repeat(42)}B`],
  ['plain base64', `#${'+'.repeat(43)}`]
])('[LK2] says that a link is broken: %s', (_what, hash) => {
  expect(parseInvite(hash)).toEqual({ ok: false, error: 'link-broken' });
});

it('[LK2] never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => !parseInvite(text).ok));
});

it('[LK2] never takes a key with one character too many for another key', () => {
  const letters = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
  const keys = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => asKey('root', Uint8Array.from(bytes)));
  fc.assert(
    fc.property(keys, letters, fc.nat({ max: 43 }), (key, letter, at) => {
      const link = inviteFragment(key);
      const read = parseInvite(link.slice(0, at) + letter + link.slice(at));
      if (read.ok) expect(inviteFragment(read.value)).toBe(link);
    })
  );
});

it('[LK2] never takes a cut key, whatever follows it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 42 }), fc.string({ unit: 'binary' }), (length, tail) => {
      fc.pre(!/^[\w-]/.test(tail));
      expect(parseInvite(fragment.slice(0, length) + tail).ok).toBe(false);
    })
  );
});
