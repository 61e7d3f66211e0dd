import * as v from 'valibot';
import { maxCandidates, maxDescriptionLength } from './description-check.js';

/** One line of RFC 8839 §5.1 and the credentials that it belongs to. */
const candidate = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(512)),
  usernameFragment: v.nullable(v.pipe(v.string(), v.maxLength(256)))
});
export type Candidate = v.InferOutput<typeof candidate>;

const candidates = v.pipe(v.array(candidate), v.maxLength(maxCandidates));
const sdp = v.pipe(v.string(), v.maxLength(maxDescriptionLength));
/** Which offer it belongs to: each has a higher number than the one before. */
const round = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** What the two sides of an admission say to each other over relays to renew the way between them (RM14). */
export const renewalMessageSchema = v.variant('type', [
  /** From the side that does not offer: it wants an offer. */
  v.strictObject({ type: v.literal('renew') }),
  v.strictObject({ type: v.literal('offer'), round, sdp, candidates }),
  v.strictObject({ type: v.literal('answer'), round, sdp, candidates }),
  /** Found after the description had left. */
  v.strictObject({ type: v.literal('candidates'), round, candidates })
]);
export type RenewalMessage = v.InferOutput<typeof renewalMessageSchema>;
