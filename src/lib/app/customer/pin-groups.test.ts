import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDigits, type FieldState } from './pin-groups.js';

/** `12|3` → text `123`, caret 2. */
const field = (marked: string): FieldState => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });
const marked = ({ text, caret }: FieldState): string => `${text.slice(0, caret)}|${text.slice(caret)}`;

describe('groupDigits', () => {
  it.each([
    ['1|', '1|'],
    ['123|', '123|'],
    ['1234|', '123 4|'],
    ['123 4567|', '123 456 7|'],
    ['12|3456', '12|3 456'],
    ['1293|4 56', '129 3|45 6'],
    ['123-456-789|', '123 456 789|'],
    ['\u00a0123.456.789\n|', '123 456 789|'],
    ['１２３４|', '123 4|'],
    ['123 4567890|', '123 456 789 0|'],
    ['|', '|']
  ])('[UI-C4] groups %s', (typed, expected) => {
    expect(marked(groupDigits(field(typed)))).toBe(expected);
  });

  it('[UI-C4] leaves what is no PIN as it was typed', () => {
    expect(marked(groupDigits(field('12a|3')))).toBe('12a|3');
  });

  it('[UI-C4] gets past a gap with Backspace and with Delete', () => {
    expect(marked(groupDigits(field('123|4')))).toBe('123| 4');
    expect(marked(groupDigits(field('123|4'), 'deleted-forward'))).toBe('123 |4');
  });

  it('[UI-C4] is stable: grouping twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -') }), fc.nat(), (text, n) => {
        const once = groupDigits({ text, caret: n % (text.length + 1) });
        expect(groupDigits(once)).toEqual(once);
      })
    );
  });
});
