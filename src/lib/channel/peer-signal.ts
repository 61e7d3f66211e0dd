import * as v from 'valibot';

const maxDescriptionLength = 32 * 1024;

/** Ways that are tried of one connection: each is an address of the peer's choice. */
export const maxCandidates = 100;

/** In a description itself; others follow it one by one. */
export const candidatesIn = (sdp: string): number => sdp.match(/^a=candidate:/gm)?.length ?? 0;

/** Nothing but data channels: no peer gets a camera's or screen's track into such a connection (RFC 8866 §5.14). */
function isDataOnly(sdp: string): boolean {
  const sections = sdp.match(/^m=.*$/gm) ?? [];
  // each further one might have a way of its own, with candidates of its own
  return sections.length <= 1 && sections.every((section) => section.startsWith('m=application '));
}

/** Of an offer or an answer, for a connection with nothing but data channels. */
export const descriptionSchema = v.strictObject({
  type: v.picklist(['offer', 'answer']),
  sdp: v.pipe(
    v.string(),
    v.maxLength(maxDescriptionLength),
    v.check((sdp) => isDataOnly(sdp) && candidatesIn(sdp) <= maxCandidates)
  )
});

/** One way to the other side: an address and how to speak to it. */
export const candidateSchema = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(1024)),
  sdpMid: v.pipe(v.string(), v.maxLength(64)),
  sdpMLineIndex: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))
});
