import * as v from 'valibot';
import { expect, it } from 'vitest';
import { lanes, type LaneName } from './lanes.js';

const takes = (lane: LaneName, message: object): boolean => v.safeParse(lanes[lane], message).success;

it('[EN1] a name has at most 200 characters, and so has a reason', () => {
  const hello = { type: 'hello', canShareScreen: true, acceptedTerms: false };
  const ask = { type: 'ask', id: 'ab'.repeat(16), power: 'screen' };
  for (const [length, isTaken] of [
    [200, true],
    [201, false]
  ] as const) {
    expect(takes('control', { ...hello, name: 'x'.repeat(length) })).toBe(isTaken);
    expect(takes('consent', { ...ask, reason: 'x'.repeat(length) })).toBe(isTaken);
  }
});

const hello = { type: 'hello', name: '', canShareScreen: true, acceptedTerms: false };

it('[EN4] a greeting is open to additions: they are left out, and the rest of it is heard', () => {
  const more = {
    ...hello,
    features: { board: 1, 'not-known': 7 },
    colour: 'blue',
    deep: { and: ['deeper'] }
  };
  const parsed = v.safeParse(lanes.control, more);
  expect(parsed.output).toEqual({ ...hello, features: { board: 1, 'not-known': 7 } });
  expect(takes('control', { type: 'status', status: 'active', colour: 'blue' })).toBe(false);
});

it('[EN4] it names at most 64 features, each with a short name and a whole number', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f-${n}`, 1]));
  expect(takes('control', hello)).toBe(true);
  expect(takes('control', { ...hello, features: many(64) })).toBe(true);
  for (const features of [
    many(65),
    { board: '1' },
    { board: 1.5 },
    { board: null },
    { '<b>': 1 },
    { ['x'.repeat(41)]: 1 },
    ['board'],
    'board'
  ])
    expect(takes('control', { ...hello, features })).toBe(false);
});
