import { expect, it } from 'vitest';
import { ownSurface, PictureNumbers, screenSurface } from './surfaces.js';

it('[BD12] gives each picture the lowest free number, and the surface of that number', () => {
  const numbers = new PictureNumbers();
  expect([numbers.take(), numbers.take(), numbers.take()]).toEqual([1, 2, 3]);
  numbers.free(2);
  expect(numbers.take()).toBe(2);
  expect([screenSurface(1), screenSurface(2), ownSurface(1), ownSurface(4)]).toEqual([
    'screen',
    'screen-2',
    'own',
    'own-4'
  ]);
});
