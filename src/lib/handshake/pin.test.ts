import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../base/bytes.js';
import { groupPin, makePin, parsePin, randomRoom, roomOf, type RoomNumber } from './pin.js';

const room = '042' as RoomNumber;
const pin = makePin(room);

/** Gives these 32-bit numbers, one after the other. */
function draws(...numbers: number[]): (length: number) => Bytes {
  return (length) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, numbers.shift()!);
    return bytes;
  };
}

describe('parsePin', () => {
  it.each([
    ['as it is shown', groupPin(pin)],
    ['without spaces', pin],
    ['with dashes', pin.replace(/(...)(...)/, '$1-$2–')],
    ['with minus signs and non-breaking hyphens', pin.replace(/(...)(...)/, '$1−$2\u2011')],
    ['with dots', pin.replace(/(...)(...)/, '$1.$2．')],
    ['with no-break spaces', pin.replace(/(...)(...)/, '$1\u00a0$2\u202f')],
    ['pasted with white space around it', `\n\t ${pin} \r\n`],
    ['pasted with invisible marks', `\ufeff\u200e${pin}\u200b\u2069`],
    ['digit by digit', [...pin].join(' ')]
  ])('[PN2] takes a PIN %s', (_how, text) => {
    expect(parsePin(text)).toEqual({ ok: true, value: pin });
  });

  it.each(['arab', 'arabext', 'deva', 'beng', 'thai', 'fullwide', 'mathsans', 'mathmono', 'khmr'])(
    '[PN2] takes digits of the numbering system %s',
    (numberingSystem) => {
      const { format } = new Intl.NumberFormat('en', { numberingSystem });
      const all = '0123456789';
      const typed = [...all].map((digit) => format(Number(digit)));
      expect(typed.join('')).not.toBe(all);
      const foreign = [...pin].map((digit) => typed[Number(digit)]).join('');
      expect(parsePin(foreign)).toEqual({ ok: true, value: pin });
    }
  );

  it.each([
    ['', 'pin-empty'],
    [' \u00a0-.', 'pin-empty'],
    ['12a456789', 'pin-characters'],
    ['my PIN: 123', 'pin-characters'],
    ['+123456789', 'pin-characters'],
    ['½', 'pin-characters'],
    [pin.slice(0, 8), 'pin-too-short'],
    [`${pin}0`, 'pin-too-long']
  ])('[PN3] says what is wrong with «%s»', (text, error) => {
    expect(parsePin(text)).toEqual({ ok: false, error });
  });

  const other = makePin('043' as RoomNumber);
  const mistyped = pin.slice(0, 8) + ((Number(pin[8]) + 1) % 10);

  it.each([
    `Your PIN: ${groupPin(pin)}`,
    `PIN${pin}`,
    `Ihre PIN lautet «${groupPin(pin)}».`,
    `${groupPin(pin)}, valid for 20 minutes`,
    `${groupPin(pin)} 20 minutes`,
    `${pin} 20 minutes`,
    `your PIN is ${[...pin].join('-')}!`,
    `Call +49 89 123 456 786 at 10:30, PIN ${groupPin(pin)} (2026-12-01)`,
    `PIN ${groupPin(pin)}, I repeat: ${pin}`,
    `not ${mistyped}, but ${pin}`,
    `رمز ${new Intl.NumberFormat('en', { numberingSystem: 'arab', useGrouping: false, minimumIntegerDigits: 9 }).format(Number(pin))}`
  ])('[PN5] finds the one PIN in a pasted text: %s', (text) => {
    expect(parsePin(text)).toEqual({ ok: true, value: pin });
  });

  it.each([
    [`old: ${pin}, new: ${other}`, 'pin-ambiguous'],
    [`PIN: ${mistyped}`, 'pin-check-digit'],
    [`PIN: ${pin}0`, 'pin-characters'],
    [`PIN: 1${groupPin(pin)}`, 'pin-characters'],
    [`call +${pin}`, 'pin-characters'],
    [`${pin.slice(0, 4)}x${pin.slice(4)}`, 'pin-characters']
  ])('[PN5] takes none from «%s»', (text, error) => {
    expect(parsePin(text)).toEqual({ ok: false, error });
  });

  it('[PN5] finds a PIN between any words without digits', () => {
    const words = fc.string({ unit: 'grapheme' }).filter((text) => /^[^\p{Nd}+＋]*$/u.test(text));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(parsePin(`${before}${groupPin(pin)}${after}`)).toEqual({ ok: true, value: pin });
      })
    );
  });

  it('[PN3] catches a mistyped digit', () => {
    const wrong = pin.slice(0, 8) + ((Number(pin[8]) + 1) % 10);
    expect(parsePin(wrong)).toEqual({ ok: false, error: 'pin-check-digit' });
  });

  it('[PN3] answers every text and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = parsePin(text);
        expect(parsed.ok ? parsed.value : '000000000').toMatch(/^[0-9]{9}$/);
      })
    );
  });
});

describe('makePin', () => {
  it('[PN1] gives nine digits that begin with the room number and pass the check', () => {
    for (let i = 0; i < 200; i++) {
      const made = makePin(randomRoom());
      expect(parsePin(made)).toEqual({ ok: true, value: made });
    }
    expect(roomOf(pin)).toBe(room);
  });

  it('[PN4] draws again when a number would favour some PINs', () => {
    // 4,294,900,000 is the largest multiple of 100,000 below 2³².
    expect(makePin(room, draws(4_294_900_000, 2 ** 32 - 1, 12_345)).slice(3, 8)).toBe('12345');
    expect(makePin(room, draws(4_294_899_999)).slice(3, 8)).toBe('99999');
    expect(randomRoom(draws(4_294_967_000, 7))).toBe('007');
    expect(randomRoom(draws(4_294_966_999))).toBe('999');
  });
});

it('[PN1] groups a PIN in threes', () => {
  const parsed = parsePin('000000000');
  expect(parsed.ok && groupPin(parsed.value)).toBe('000 000 000');
});

it('is small enough for the entry page: it imports no cryptography', () => {
  const imports = ['parse-pin.ts', 'damm.ts'].flatMap((file) => [
    ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/from '(.+)'/g)
  ]);
  expect(imports.map(([, path]) => path)).toEqual(['../base/result.js', './damm.js']);
});
