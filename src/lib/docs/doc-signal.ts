import * as v from 'valibot';

const maxDescriptionLength = 32 * 1024;

/** Nothing but data channels: no peer gets a camera's or screen's track into this connection (RFC 8866 §5.14). */
const offersOtherMedia = /^m=(?!application )/m;

/** The initiator counts its attempts to connect; what belongs to another attempt is ignored. */
const attempt = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));

/** What the two sides say to each other in sealed frames until the document's own connection stands. */
export const docSignalSchema = v.variant('type', [
  /** To the initiator: I have nothing of an attempt after this one, or its connection died. */
  v.strictObject({ type: v.literal('ask'), attempt }),
  v.strictObject({
    type: v.literal('description'),
    attempt,
    description: v.strictObject({
      type: v.picklist(['offer', 'answer']),
      sdp: v.pipe(
        v.string(),
        v.maxLength(maxDescriptionLength),
        v.check((sdp) => !offersOtherMedia.test(sdp))
      )
    })
  }),
  v.strictObject({
    type: v.literal('candidate'),
    attempt,
    candidate: v.strictObject({
      candidate: v.pipe(v.string(), v.maxLength(1024)),
      sdpMid: v.pipe(v.string(), v.maxLength(64)),
      sdpMLineIndex: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))
    })
  })
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
