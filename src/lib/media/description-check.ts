import { candidatesIn, maxCandidates } from '../channel/peer-signal.js';

/** Why a description of the peer is refused. For the log, not for a screen. */
export type DescriptionFault =
  'not-one-video' | 'wrong-direction' | 'several-encodings' | 'too-many-candidates';

const directions = ['a=sendrecv', 'a=sendonly', 'a=recvonly', 'a=inactive'];

/**
 * Does a peer's description hold what a view is made of, and nothing else? That is one video section with
 * the one direction that this side waits for; no audio, no data channel, no second picture, no simulcast.
 * Looked at before the browser sees it, because an offer could otherwise open any of them (rule MD4).
 *
 * @param sdp the description, RFC 8866
 * @param direction what the peer must say of itself: `sendonly` in an answer, `recvonly` in an offer
 * @returns the fault, or `undefined` when there is none
 */
export function faultOfDescription(
  sdp: string,
  direction: 'sendonly' | 'recvonly'
): DescriptionFault | undefined {
  // A lone CR ends a line here although no browser reads it so: what is hidden behind it is refused, not missed.
  const lines = sdp.split(/\r\n|\r|\n/);
  const sections = lines.filter((line) => line.startsWith('m='));
  if (sections.length !== 1 || !/^m=video [1-9]/.test(sections[0]!)) return 'not-one-video';
  // Firefox writes a direction for the whole session too, which the one of the section overrides (RFC 8866 §6.7).
  const section = lines.slice(lines.indexOf(sections[0]!));
  const said = section.filter((line) => directions.includes(line));
  if (said.length !== 1 || said[0] !== `a=${direction}`) return 'wrong-direction';
  if (lines.some((line) => /^a=(simulcast|rid):/.test(line))) return 'several-encodings';
  if (candidatesIn(sdp) > maxCandidates) return 'too-many-candidates';
  return undefined;
}
