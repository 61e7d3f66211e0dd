import { expect, it } from 'vitest';
import * as v from 'valibot';
import { surveySchema } from './messages.js';

it('[SV2] answers are up to 20, stars from 1 to 5 or texts of 2,000 characters', () => {
  const areTaken = (...given: unknown[]): boolean =>
    v.is(surveySchema, {
      type: 'answers',
      answers: given.map((answer) => ({ question: 'How was it?', answer }))
    });
  expect(areTaken(1, 5, 'x'.repeat(2_000))).toBe(true);
  expect(areTaken(...Array<number>(20).fill(3))).toBe(true);
  expect(areTaken(...Array<number>(21).fill(3))).toBe(false);
  for (const answer of [0, 6, 2.5, 'x'.repeat(2_001), null]) expect(areTaken(answer)).toBe(false);
});
