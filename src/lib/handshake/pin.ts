/**
 * The nine digits a customer hears and types. The entry page loads this file before anything else,
 * so it imports no cryptography.
 */
import { randomBytes, type Bytes } from '../base/bytes.js';
import { err, ok, type Result } from '../base/result.js';
import { dammDigit } from './damm.js';

/** Nine ASCII digits: three of room number (public), five of secret, one check digit over the eight (PN1). */
export type Pin = string & { readonly __brand: 'Pin' };

/** Three ASCII digits. */
export type RoomNumber = string & { readonly __brand: 'RoomNumber' };

export type PinError = 'pin-empty' | 'pin-characters' | 'pin-too-short' | 'pin-too-long' | 'pin-check-digit';

const pinLength = 9;
const roomLength = 3;
const secretLength = 5;

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

type Random = (length: number) => Bytes;

/** A room number by chance; whether it is free is found out on the relays. */
export const randomRoom = (random: Random = randomBytes): RoomNumber =>
  randomDigits(roomLength, random) as RoomNumber;

export function makePin(room: RoomNumber, random: Random = randomBytes): Pin {
  const digits = room + randomDigits(secretLength, random);
  return (digits + dammDigit(digits)) as Pin;
}

/** Every number of so many digits with the same chance: what does not divide evenly is drawn again (PN4). */
function randomDigits(length: number, random: Random): string {
  const count = 10 ** length;
  const limit = 2 ** 32 - (2 ** 32 % count);
  let drawn: number;
  do drawn = new DataView(random(4).buffer).getUint32(0);
  while (drawn >= limit);
  return String(drawn % count).padStart(length, '0');
}

export const roomOf = (pin: Pin): RoomNumber => pin.slice(0, roomLength) as RoomNumber;

/** `123 456 789` */
export const groupPin = (pin: Pin): string => pin.replace(/(?=(?:...)+$)/g, ' ').trim();
