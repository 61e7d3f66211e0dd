import { expect, it } from 'vitest';
import { numberedPicture, PictureIds, PictureNumbers } from './surfaces.js';

it('[BD12] gives each picture the lowest free number, and an id that is never given again', () => {
  const numbers = new PictureNumbers('own');
  expect([numbers.take(), numbers.take(), numbers.take()]).toEqual([1, 2, 3]);
  numbers.free(2);
  expect(numbers.take()).toBe(2);
  const ids = Array.from({ length: 100 }, () => numbers.newId());
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^own-[0-9a-f]{16}$/);
});

it('[BD12] an older page knows a picture by its number', () => {
  expect([numberedPicture('screen', 1), numberedPicture('screen', 2), numberedPicture('own', 4)]).toEqual([
    'screen',
    'screen-2',
    'own-4'
  ]);
});

it('a picture is known by its earlier ids, a bounded number of them', () => {
  let ids = PictureIds.of('first');
  ids = ids.with('second').with('second');
  expect([ids.now, ids.has('first'), ids.has('third')]).toEqual(['second', true, false]);
  for (let i = 0; i < 20; i++) ids = ids.with(`id ${i}`);
  expect([ids.now, ids.has('id 12'), ids.has('id 11'), ids.has('first')]).toEqual([
    'id 19',
    true,
    false,
    false
  ]);
});
