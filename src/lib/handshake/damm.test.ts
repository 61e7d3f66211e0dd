import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { dammDigit } from './damm.js';

const digits = fc.stringMatching(/^[0-9]{8}$/);
const withCheck = digits.map((eight) => eight + dammDigit(eight));

it('[PN1] gives the published example', () => {
  expect(dammDigit('572')).toBe('4');
});

it('[PN1] is zero over digits that end in their check digit', () => {
  fc.assert(fc.property(withCheck, (nine) => dammDigit(nine) === '0'));
});

it('[PN3] catches every single wrong digit', () => {
  fc.assert(
    fc.property(withCheck, (nine) => {
      for (let at = 0; at < nine.length; at++) {
        for (let digit = 0; digit <= 9; digit++) {
          if (nine[at] === String(digit)) continue;
          expect(dammDigit(nine.slice(0, at) + digit + nine.slice(at + 1))).not.toBe('0');
        }
      }
    })
  );
});

it('[PN3] catches every swap of two neighbours', () => {
  fc.assert(
    fc.property(withCheck, (nine) => {
      for (let at = 0; at + 1 < nine.length; at++) {
        if (nine[at] === nine[at + 1]) continue;
        const swapped = nine.slice(0, at) + nine[at + 1] + nine[at] + nine.slice(at + 2);
        expect(dammDigit(swapped)).not.toBe('0');
      }
    })
  );
});
