/** A clock this much ahead is believed; more is a wrong clock, or a peer who wants to stand at the end for ever. */
const believedAheadMs = 5 * 60_000;

interface Claim {
  /** By the author's clock. */
  at: number;
  /** By this page's clock. */
  receivedAt: number;
  /** Where this page put the entry that the author had seen last. */
  seenAt: number | undefined;
  /** Where this page put the author's entry before this one. */
  previousAt: number | undefined;
}

/**
 * Where a peer's entry stands on this page (CT5). Clocks may be a day apart in either direction, so a time from
 * far ahead counts as now, and an entry never stands above what its author had answered to or written before.
 */
export function placeInTime({ at, receivedAt, seenAt, previousAt }: Claim): number {
  const believed = at > receivedAt + believedAheadMs ? receivedAt : Math.max(at, 0);
  return Math.max(believed, (seenAt ?? -1) + 1, previousAt ?? 0);
}
