import { expect, it } from 'vitest';
import { noteTerms } from './accepted-terms.js';

it('[LG7] accepted terms leave a line, and the digest of their very words', () => {
  const lines: unknown[][] = [];
  noteTerms({ add: (...line) => void lines.push(line) }, 'abc');
  expect(lines).toEqual([
    ['terms-accepted'],
    ['terms-digest', { digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' }]
  ]);
});
