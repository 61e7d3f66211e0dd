import { expect, it } from 'vitest';
import { directoryName, folderOf, scoped } from './site-scope.js';

it.each([
  ['https://shop.example/_app/immutable/entry/start.a1.js', '/'],
  ['https://shop.example/support/_app/immutable/chunks/x.js?again=1', '/support/'],
  ['https://shop.example/a/b/_app/immutable/workers/files.js', '/a/b/'],
  ['https://shop.example/%7Eshop/_app/immutable/a.js', '/~shop/'],
  ['http://localhost:5173/src/lib/base/site-scope.ts', '/'],
  ['https://shop.example/bad%/_app/immutable/a.js', '/bad%/']
])('[NB1] the folder of a site is known by its code: %s', (script, folder) =>
  expect(folderOf(script)).toBe(folder)
);

it('[NB1] no two folders share a name, nor begin alike', () => {
  expect(scoped('console', '/a/')).not.toBe(scoped('console', '/b/'));
  expect(scoped('', '/a/').startsWith(scoped('', '/'))).toBe(false);
});

it('[NB1] a folder in the browser’s file system is one name that every disk takes', () => {
  const names = ['/', '/a/', '/a/b/', `/${'ü'.repeat(500)}/`].map(directoryName);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(name).not.toContain('/');
    expect(name.length).toBeLessThanOrEqual(255);
  }
});
