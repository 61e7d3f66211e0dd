/** How a connection reaches its other end, from the browser's own statistics. */
export interface ConnectionPath {
  roundTripMs: number | undefined;
  path: 'direct' | 'relayed' | undefined;
}

/** An `RTCStatsReport`, or a recorded one. */
export interface StatsReport {
  forEach(f: (stat: unknown) => void): void;
}

/** The members that are read, of all kinds of statistics; each browser leaves out some (https://www.w3.org/TR/webrtc-stats/). */
export interface Stat {
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

/** Round trip in milliseconds, and directly or by a TURN server, from a report of the connection. */
export const connectionPathOf = (report: StatsReport): ConnectionPath => pathOf(statsOf(report));

export function statsOf(report: StatsReport): Map<string, Stat> {
  const stats = new Map<string, Stat>();
  report.forEach((stat) => stats.set((stat as Stat).id, stat as Stat));
  return stats;
}

export function pathOf(stats: Map<string, Stat>): ConnectionPath {
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
