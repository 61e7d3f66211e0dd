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
  /** Of a candidate: `udp` or `tcp`; `relayProtocol` is that of the way to a TURN server. */
  protocol?: string;
  relayProtocol?: string;
  /** Of the transport; Firefox has none of both. */
  dtlsCipher?: string;
  tlsVersion?: string;
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

/** How the connection itself is secured and carried: what a log says, beside the path. */
export interface ConnectionSecurity {
  /** As `DTLS 1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256`; only `DTLS` where the browser says no more. */
  cipher: string;
  /** As `UDP`; with that of the way to a TURN server behind it where it is another, as `UDP/TLS`. */
  protocol: string;
}

/** Versions as they stand on the wire (RFC 6347, RFC 9147), in hexadecimal. */
const dtlsVersions: Readonly<Record<string, string>> = { FEFF: '1.0', FEFD: '1.2', FEFC: '1.3' };

/** `undefined` while no way is chosen. */
export function connectionSecurityOf(report: StatsReport): ConnectionSecurity | undefined {
  const stats = statsOf(report);
  const all = [...stats.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const pair =
    stats.get(transport?.selectedCandidatePairId ?? '') ??
    all.find(({ type, selected }) => type === 'candidate-pair' && selected);
  const own = stats.get(pair?.localCandidateId ?? '');
  if (!own?.protocol) return undefined;
  const version = dtlsVersions[transport?.tlsVersion ?? ''];
  const relay = own.relayProtocol && own.relayProtocol !== own.protocol ? own.relayProtocol : undefined;
  return {
    cipher: ['DTLS', version, transport?.dtlsCipher].filter(Boolean).join(' '),
    protocol: [own.protocol, relay].filter(Boolean).join('/').toUpperCase()
  };
}
