export const maxDescriptionLength = 16 * 1024;
/** Each candidate makes this browser send packets to an address of the peer's choice. */
export const maxCandidates = 64;

/** Is the description (RFC 8866) of a bounded size, and does it open one data section or none, and nothing else? */
export function isDataOnly(sdp: string): boolean {
  const media = sdp.match(/^m=.*$/gm) ?? [];
  const candidates = sdp.match(/^a=candidate:/gm) ?? [];
  return (
    sdp.length <= maxDescriptionLength &&
    candidates.length <= maxCandidates &&
    media.every((line) => line.startsWith('m=application ')) &&
    media.length <= 1
  );
}

/** Do both descriptions name the same certificates (RFC 8122), at least one, and neither another? */
export function haveSameFingerprints(one: string, other: string): boolean {
  const [a, b] = [fingerprintsOf(one), fingerprintsOf(other)];
  return a.size > 0 && a.size === b.size && [...a].every((fingerprint) => b.has(fingerprint));
}

/** A lone CR ends a line here although no browser reads it so: what is hidden behind it is seen, not missed. */
const fingerprintsOf = (sdp: string): Set<string> =>
  new Set(
    sdp
      .split(/\r\n|\r|\n/)
      .filter((line) => /^a=fingerprint:/i.test(line))
      .map((line) => line.trim().toLowerCase())
  );
