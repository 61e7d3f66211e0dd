import * as v from 'valibot';
import { maxAnswerLength } from '../../../base/answer-length.js';

const answers = v.pipe(
  v.array(
    v.strictObject({
      question: v.pipe(v.string(), v.maxLength(300)),
      answer: v.union([
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
        v.pipe(v.string(), v.maxLength(maxAnswerLength))
      ])
    })
  ),
  v.maxLength(20)
);
export type Answers = v.InferOutput<typeof answers>;

export const surveySchema = v.variant('type', [
  /** Technician to customer: the shop's survey, please. */
  v.strictObject({ type: v.literal('survey') }),
  /** Customer to technician; an empty list: no, thanks. */
  v.strictObject({ type: v.literal('answers'), answers })
]);
export type SurveyMessage = v.InferOutput<typeof surveySchema>;
