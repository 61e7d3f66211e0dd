import { expect, it } from 'vitest';
import { noteLoss } from './note-loss.js';

it.each([
  ['silent', true, 'silent'],
  ['left', true, 'left'],
  ['silent', false, 'no-network'],
  ['hostile', false, 'hostile'],
  [undefined, true, undefined],
  [undefined, false, 'no-network']
] as const)(
  '[LG5] a way that was lost (%s, network: %s) has its cause in the log: %s',
  (known, hasNetwork, cause) => {
    const lines: unknown[][] = [];
    noteLoss({ add: (...line) => void lines.push(line) }, 'lost', known, hasNetwork);
    expect(lines).toEqual([['lost'], ...(cause ? [['lost-because', { cause }]] : [])]);
  }
);
