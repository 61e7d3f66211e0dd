import * as v from 'valibot';

/** Characters of a session description. Chromium's with five codecs and twenty candidates has about 8,000. */
const maxDescriptionLength = 32_768;
/** A host candidate has about 120 characters, a relayed one over IPv6 about 220. */
const maxCandidateLength = 1_024;
/** An ICE restart every ten seconds would take three hours to get here. */
const maxRound = 1_000;

/** Names one view (one picture from one side to the other); made by the session, unique in it. */
const viewId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
/** Counts the offers of a view, so that an answer that comes late meets the offer it belongs to. */
const round = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxRound));
const sdp = v.pipe(v.string(), v.minLength(1), v.maxLength(maxDescriptionLength));

/**
 * What the two sides of a view say to each other over a sealed lane. Only the receiving side offers, so
 * there is no glare; `ready` asks it to repeat an offer that came before the sending side existed.
 */
export const mediaSignalSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('ready'), viewId }),
  v.strictObject({ kind: v.literal('offer'), viewId, round, sdp }),
  v.strictObject({ kind: v.literal('answer'), viewId, round, sdp }),
  v.strictObject({
    kind: v.literal('candidate'),
    viewId,
    candidate: v.pipe(v.string(), v.minLength(1), v.maxLength(maxCandidateLength)),
    /** Tells the candidates of one ICE generation from those of the next. RFC 8839 §5.4: 4 to 256 characters. */
    usernameFragment: v.nullable(v.pipe(v.string(), v.maxLength(256)))
  })
]);

export type MediaSignal = v.InferOutput<typeof mediaSignalSchema>;
