import * as v from 'valibot';
import { maxAnswerLength } from '../../base/answer-length.js';

/** 16 random bytes, made in the customer's browser after a yes. */
const device = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

export const recordsSchema = v.variant('type', [
  /** Technician to customer: may the customer write? Said again with every new way. */
  v.strictObject({ type: v.literal('chat'), isOn: v.boolean() }),
  /** Technician to customer: may this browser be recognised? A card asks; only a click answers. */
  v.strictObject({ type: v.literal('ask-device') }),
  /** Customer to technician: this is the browser, or it is not to be recognised any more. */
  v.strictObject({ type: v.literal('device'), id: v.nullable(device) }),
  /** Technician to customer: the shop's survey, please. */
  v.strictObject({ type: v.literal('survey') }),
  /** Customer to technician; an empty list: no, thanks. */
  v.strictObject({
    type: v.literal('answers'),
    answers: v.pipe(
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
    )
  })
]);

export type RecordsMessage = v.InferOutput<typeof recordsSchema>;
export type Answers = Extract<RecordsMessage, { type: 'answers' }>['answers'];
