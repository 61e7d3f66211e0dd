/**
 * Reads the nine digits that a customer types. The entry page loads this file before anything else, so it
 * imports nothing but the check digit.
 */
import { err, ok, type Result } from '../base/result.js';
import { dammDigit } from './damm.js';

/** Nine ASCII digits: three of room number (public), five of secret, one check digit over the eight (PN1). */
export type Pin = string & { readonly __brand: 'Pin' };

export type PinError =
  | 'pin-empty'
  | 'pin-characters'
  | 'pin-too-short'
  | 'pin-too-long'
  | 'pin-check-digit'
  /** A pasted text has more than one PIN in it. */
  | 'pin-ambiguous';

const pinLength = 9;

/** Spaces, dashes, dots, minus signs, and invisible characters that come along with pasted text (PN2). */
const separators = /[\s\p{Dash}\p{Cf}.．·]/gu;
/** Digits with separators between them, and a plus sign before them: the mark of a telephone number. */
const runs = /[+＋]?[\p{Nd}\s\p{Dash}\p{Cf}.．·]+/gu;

/** What people type or paste, in digits of any script, to a PIN; or why it is none (PN2, PN3). */
export function parsePin(text: string): Result<Pin, PinError> {
  const typed = text.replace(separators, '');
  if (typed === '') return err('pin-empty');
  if (/\P{Nd}/u.test(typed)) return findPin(text);
  const digits = asciiDigits(typed);
  if (digits.length < pinLength) return err('pin-too-short');
  if (digits.length > pinLength) return err('pin-too-long');
  return dammDigit(digits) === '0' ? ok(digits as Pin) : err('pin-check-digit');
}

/** Finds the one PIN in a message that was pasted as a whole: «Your PIN: 123 456 786» (PN5). */
function findPin(text: string): Result<Pin, PinError> {
  const candidates = new Set((text.match(runs) ?? []).flatMap(ninesOf));
  const [pin, second] = [...candidates].filter((digits) => dammDigit(digits) === '0');
  if (second) return err('pin-ambiguous');
  if (pin) return ok(pin as Pin);
  return err(candidates.size > 0 ? 'pin-check-digit' : 'pin-characters');
}

/** The run's nine digits; of a longer run, such as `123 456 786 20`, nine in a row or in three groups of three. */
function ninesOf(run: string): string[] {
  if (/^[+＋]/.test(run)) return [];
  const groups = (run.match(/\p{Nd}+/gu) ?? []).map(asciiDigits);
  if (groups.join('').length === pinLength) return [groups.join('')];
  const threes = groups.map((_, i) => groups.slice(i, i + 3)).filter((some) => some.every(isThree));
  return [...groups, ...threes.map((some) => some.join(''))].filter(({ length }) => length === pinLength);
}

const isThree = ({ length }: string): boolean => length === 3;

const asciiDigits = (digits: string): string => Array.from(digits, asciiDigit).join('');

/** Unicode keeps decimal digits in runs of ten (or several tens), each from zero to nine. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let start = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start--;
  return String((point - start) % 10);
}
