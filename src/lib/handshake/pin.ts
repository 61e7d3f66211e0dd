/** The nine digits a customer hears: how they are made and what they are made of. */
import { randomBytes, type Bytes } from '../base/bytes.js';
import { dammDigit } from './damm.js';
import type { Pin } from './parse-pin.js';

export { parsePin, type Pin } from './parse-pin.js';

/** Three ASCII digits. */
export type RoomNumber = string & { readonly __brand: 'RoomNumber' };

const roomLength = 3;
const secretLength = 5;

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
