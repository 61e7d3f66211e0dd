/** What is really reached, from the browser's own statistics. */
export interface MediaFigures {
  /** Pixels of the received picture; 0 before the first. */
  width: number;
  height: number;
  /** Frames decoded and payload received between the two reports. */
  framesPerSecond: number;
  kilobitsPerSecond: number;
  /** `AV1`, `VP9`, …; empty before the first packet. */
  codec: string;
  roundTripMs: number | undefined;
  /** From the sending side's network card to the picture: half the round trip, waiting and decoding. */
  delayMs: number | undefined;
  path: 'direct' | 'relayed' | undefined;
}

/** An `RTCStatsReport`, or a recorded one. */
export interface StatsReport {
  forEach(f: (stat: unknown) => void): void;
}

/** The members that are read, of all kinds of statistics; each browser leaves out some (https://www.w3.org/TR/webrtc-stats/). */
interface Stat {
  id: string;
  type: string;
  timestamp: number;
  kind?: string;
  codecId?: string;
  mimeType?: string;
  frameWidth?: number;
  frameHeight?: number;
  framesDecoded?: number;
  bytesReceived?: number;
  /** Seconds from the first packet of a frame to its picture, summed over all decoded frames. */
  totalProcessingDelay?: number;
  selectedCandidatePairId?: string;
  /** Firefox, beside or instead of the transport's `selectedCandidatePairId`. */
  selected?: boolean;
  localCandidateId?: string;
  remoteCandidateId?: string;
  candidateType?: string;
  currentRoundTripTime?: number;
}

/**
 * The figures of a receiving end between two of its reports.
 *
 * @returns `undefined` while there is no picture in one of them, or no time between them
 */
export function figuresBetween(earlier: StatsReport, later: StatsReport): MediaFigures | undefined {
  const stats = statsOf(later);
  const now = incomingPicture(stats);
  const before = incomingPicture(statsOf(earlier));
  if (!now || !before || now.id !== before.id) return undefined;
  const seconds = (now.timestamp - before.timestamp) / 1000;
  if (seconds <= 0) return undefined;
  const perSecond = (from: number | undefined, to: number | undefined): number =>
    Math.max(0, (to ?? 0) - (from ?? 0)) / seconds;
  return {
    width: now.frameWidth ?? 0,
    height: now.frameHeight ?? 0,
    framesPerSecond: Math.round(perSecond(before.framesDecoded, now.framesDecoded)),
    kilobitsPerSecond: Math.round((perSecond(before.bytesReceived, now.bytesReceived) * 8) / 1000),
    codec: (stats.get(now.codecId ?? '')?.mimeType ?? '').replace(/^video\//i, ''),
    delayMs: delayOf(before, now, pathOf(stats).roundTripMs),
    ...pathOf(stats)
  };
}

function delayOf(before: Stat, now: Stat, roundTripMs: number | undefined): number | undefined {
  const frames = (now.framesDecoded ?? 0) - (before.framesDecoded ?? 0);
  const { totalProcessingDelay: later } = now;
  if (frames <= 0 || later === undefined || roundTripMs === undefined) return undefined;
  return Math.round(((later - (before.totalProcessingDelay ?? 0)) / frames) * 1000 + roundTripMs / 2);
}

/** How a connection reaches its other end, from a report of it: round trip in milliseconds, and directly or by a TURN server. */
export const connectionPathOf = (report: StatsReport): Pick<MediaFigures, 'roundTripMs' | 'path'> =>
  pathOf(statsOf(report));

function statsOf(report: StatsReport): Map<string, Stat> {
  const stats = new Map<string, Stat>();
  report.forEach((stat) => stats.set((stat as Stat).id, stat as Stat));
  return stats;
}

function incomingPicture(stats: Map<string, Stat>): Stat | undefined {
  return [...stats.values()].find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
}

function pathOf(stats: Map<string, Stat>): Pick<MediaFigures, 'roundTripMs' | 'path'> {
  const all = [...stats.values()];
  const chosen = all.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  const pair =
    stats.get(chosen ?? '') ?? all.find(({ type, selected }) => type === 'candidate-pair' && selected);
  if (!pair) return { roundTripMs: undefined, path: undefined };
  const ends = [pair.localCandidateId, pair.remoteCandidateId].map(
    (id) => stats.get(id ?? '')?.candidateType
  );
  return {
    roundTripMs:
      pair.currentRoundTripTime === undefined ? undefined : Math.round(pair.currentRoundTripTime * 1000),
    path: ends.includes('relay') ? 'relayed' : 'direct'
  };
}
