import { expect, it } from 'vitest';
import { mayBeKept } from './may-be-kept.js';

const answer = (type: string, more: object = {}, headers: Record<string, string> = {}) => ({
  status: 200,
  type: 'basic' as const,
  redirected: false,
  headers: new Headers({ 'content-type': type, ...headers }),
  ...more
});

it.each([
  ['/shop/', 'text/html; charset=utf-8'],
  ['/shop/_app/immutable/a.js', 'text/javascript'],
  ['/shop/_app/immutable/a.js', 'application/javascript; charset=utf-8'],
  ['/shop/_app/immutable/a.css', 'text/css'],
  ['/shop/config.json', 'application/json'],
  ['/shop/config.json', 'application/octet-stream'],
  ['/shop/mark.svg', 'image/svg+xml']
])('[NB4] %s is kept as %s', (path, type) => expect(mayBeKept(path, answer(type))).toBe('yes'));

it.each([
  ['/shop/', 'application/json'],
  ['/shop/_app/immutable/a.js', 'text/html'],
  ['/shop/_app/immutable/a.css', 'text/html; charset=utf-8'],
  ['/shop/config.json', 'Text/HTML'],
  ['/shop/mark.svg', 'text/html'],
  ['/shop/_app/immutable/a.js', '']
])('[NB4] %s is not kept as %s', (path, type) => expect(mayBeKept(path, answer(type))).toBe('no'));

it('[NB4] errors, parts, redirected and foreign answers are not kept', () => {
  for (const more of [
    { status: 404 },
    { status: 503 },
    { status: 206 },
    { redirected: true },
    { type: 'opaque' as const }
  ])
    expect(mayBeKept('/shop/', answer('text/html', more)), JSON.stringify(more)).toBe('no');
});

it('[NB4] `no-store` is honoured, also for what was kept before', () => {
  const headers = { 'cache-control': 'private, No-Store' };
  expect(mayBeKept('/shop/', answer('text/html', {}, headers))).toBe('never');
});

it('[NB4] what `config.json` names is kept as a picture, and as nothing else', () => {
  const kind = (type: string, headers = {}) => mayBeKept('/shop/logo', answer(type, {}, headers), true);
  expect(kind('image/svg+xml')).toBe('yes');
  for (const type of ['text/html', 'application/octet-stream', 'text/javascript', ''])
    expect(kind(type), type).toBe('no');
  expect(kind('image/png', { 'cache-control': 'no-store' })).toBe('never');
});
