import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../base/bytes.js';
import { inviteFragment, parseInvite } from './invite.js';
import { asKey } from './keys.js';

const root = asKey('root', randomBytes(32));
const fragment = inviteFragment(root);

it('[LK1] carries the root key there and back, with or without #', () => {
  expect(fragment).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(parseInvite(`#${fragment}`)).toEqual({ ok: true, value: root });
  expect(parseInvite(fragment)).toEqual({ ok: true, value: root });
});

it.each([
  ['nothing', ''],
  ['only #', '#'],
  ['a cut link', `#${fragment.slice(0, 42)}`],
  ['a longer link', `#${fragment}A`],
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
