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

it('[CO7] a grant that goes on is of a power that there is', () => {
  const still = { type: 'still-granted', id: 'ab'.repeat(16), was: 'cd'.repeat(16) };
  expect(takes('consent', { ...still, power: 'control-tab' })).toBe(true);
  expect(takes('consent', { ...still, power: 'everything' })).toBe(false);
});

it('[SV2] answers are up to 20, stars from 1 to 5 or texts of 2,000 characters', () => {
  const answers = (...given: unknown[]) => ({
    type: 'answers',
    answers: given.map((answer) => ({ question: 'How was it?', answer }))
  });
  expect(takes('records', answers(1, 5, 'x'.repeat(2_000)))).toBe(true);
  expect(takes('records', answers(...Array<number>(20).fill(3)))).toBe(true);
  expect(takes('records', answers(...Array<number>(21).fill(3)))).toBe(false);
  for (const answer of [0, 6, 2.5, 'x'.repeat(2_001), null])
    expect(takes('records', answers(answer))).toBe(false);
});

it('[DV1] a browser is recognised by 16 bytes, or not any more', () => {
  expect(takes('records', { type: 'device', id: 'ab'.repeat(16) })).toBe(true);
  expect(takes('records', { type: 'device', id: null })).toBe(true);
  for (const id of ['ab'.repeat(17), 'ab'.repeat(15), 'xy'.repeat(16), undefined])
    expect(takes('records', { type: 'device', id })).toBe(false);
});

it('[LC12] a limit is of five minutes to eight hours', () => {
  const isLimit = (minutes: number): boolean => takes('control', { type: 'time-limit', minutes });
  expect([4, 5, 480, 481, 5.5, Number.NaN].map(isLimit)).toEqual([false, true, true, false, false, false]);
});
