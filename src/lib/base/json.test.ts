import { expect, it } from 'vitest';
import { parseJson } from './json.js';

it('reads JSON', () => {
  expect(parseJson('{"a":[1,null,"x"]}')).toEqual({ a: [1, null, 'x'] });
});

it('leaves out keys named __proto__, however they are spelled and wherever they are', () => {
  const value = parseJson('{"a":[{"__proto__":{"isAdmin":true}}],"\\u005f_proto__":{"isAdmin":true}}');
  const keys: string[] = [];
  JSON.stringify(value, (key, inner: unknown) => (keys.push(key), inner));
  expect(keys).toEqual(['', 'a', '0']);
  expect(Object.assign({}, value)).not.toHaveProperty('isAdmin');
});

it('answers what is no JSON, or nested without end, with undefined', () => {
  for (const text of ['', '{', 'undefined', '['.repeat(1_000_000), '['.repeat(1e5) + ']'.repeat(1e5)]) {
    expect(parseJson(text)).toBeUndefined();
  }
});
