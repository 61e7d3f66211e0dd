import * as v from 'valibot';
import { candidateSchema, descriptionSchema } from '../channel/peer-signal.js';

/** The initiator counts its attempts to connect; what belongs to another attempt is ignored. */
const attempt = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));

/** What the two sides say to each other in sealed frames until the document's own connection stands. */
export const docSignalSchema = v.variant('type', [
  /** To the initiator: I have nothing of an attempt after this one, or its connection died. */
  v.strictObject({ type: v.literal('ask'), attempt }),
  v.strictObject({ type: v.literal('description'), attempt, description: descriptionSchema }),
  v.strictObject({ type: v.literal('candidate'), attempt, candidate: candidateSchema })
]);
export type DocSignal = v.InferOutput<typeof docSignalSchema>;

/** «Your entries up to this sequence number are verified and stored here.» */
export const receiptSchema = v.strictObject({
  upTo: v.pipe(v.number(), v.safeInteger(), v.minValue(1))
});
export type Receipt = v.InferOutput<typeof receiptSchema>;

/** A signal of the connection's peer, for the wire. `undefined` for what the other side would not read. */
export function toDocSignal(signal: unknown, attempt: number): DocSignal | undefined {
  const { type, sdp, candidate } = signal as Record<string, unknown>;
  const message =
    type === 'candidate'
      ? { type, attempt, candidate }
      : { type: 'description', attempt, description: { type, sdp } };
  const parsed = v.safeParse(docSignalSchema, message);
  return parsed.success ? parsed.output : undefined;
}
