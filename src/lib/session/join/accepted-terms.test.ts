import { expect, it } from 'vitest';
import { noteCustomerTerms, noteTerms } from './accepted-terms.js';

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

function log() {
  const lines: [kind: string, facts?: Record<string, string>][] = [];
  return {
    lines,
    add: (...line: (typeof lines)[number]) => void lines.push(line),
    has: (wanted: string) => lines.some(([kind]) => kind === wanted)
  };
}

it('[LG7] accepted terms leave a line, and the digest of their very words', () => {
  const { lines, ...customer } = log();
  noteTerms(customer, 'abc');
  expect(lines).toEqual([['terms-accepted'], ['terms-digest', { digest: abc }]]);
});

it.each([
  ['those of this page, in any language of it', { en: 'terms', de: 'abc' }, 'terms-digest'],
  ['those of this page', 'abc', 'terms-digest'],
  ['other words', 'abcd', 'terms-other'],
  ['words of a shop that has none here', undefined, 'terms-other']
])('[LG7] the technician’s log has the digest once, and says whether it is of %s', (_, own, kind) => {
  const { lines, ...technician } = log();
  noteCustomerTerms(technician, abc, own);
  noteCustomerTerms(technician, abc.replace('b', 'c'), own);
  expect(lines).toEqual([['terms-accepted'], [kind, { digest: abc }]]);
});

it('[LG7] an older page says that terms were accepted, and not which', () => {
  const { lines, ...technician } = log();
  noteCustomerTerms(technician, undefined, 'abc');
  expect(lines).toEqual([['terms-accepted']]);
});
