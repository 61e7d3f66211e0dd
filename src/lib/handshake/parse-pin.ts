/**
 * Reads the nine digits that a customer types. The entry page loads this file before anything else, so it
 * imports nothing but the check digit.
 */
import { err, ok, type Result } from '../base/result.js';
import { dammDigit } from './damm.js';

/** Nine ASCII digits: three of room number (public), five of secret, one check digit over the eight (PN1). */
export type Pin = string & { readonly __brand: 'Pin' };

export type PinError = 'pin-empty' | 'pin-characters' | 'pin-too-short' | 'pin-too-long' | 'pin-check-digit';

const pinLength = 9;

/** Spaces, dashes, dots, minus signs, and invisible characters that come along with pasted text (PN2). */
const separators = /[\s\p{Dash}\p{Cf}.．·]/gu;

/** What people type or paste, in digits of any script, to a PIN; or why it is none (PN2, PN3). */
export function parsePin(text: string): Result<Pin, PinError> {
  const typed = text.replace(separators, '');
  if (typed === '') return err('pin-empty');
  if (/\P{Nd}/u.test(typed)) return err('pin-characters');
  const digits = Array.from(typed, asciiDigit).join('');
  if (digits.length < pinLength) return err('pin-too-short');
  if (digits.length > pinLength) return err('pin-too-long');
  return dammDigit(digits) === '0' ? ok(digits as Pin) : err('pin-check-digit');
}

/** Unicode keeps decimal digits in runs of ten (or several tens), each from zero to nine. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let start = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start--;
  return String((point - start) % 10);
}
