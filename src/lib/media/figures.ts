import { pathOf, statsOf, type ConnectionPath, type Stat, type StatsReport } from './connection-path.js';

/** What is really reached, from the browser's own statistics. */
export interface MediaFigures extends ConnectionPath {
  /** Pixels of the received picture; 0 before the first. */
  width: number;
  height: number;
  /** Frames decoded and payload received between the two reports. */
  framesPerSecond: number;
  kilobitsPerSecond: number;
  /** `AV1`, `VP9`, …; empty before the first packet. */
  codec: string;
  /** From the sending side's network card to the picture: half the round trip, waiting and decoding. */
  delayMs: number | undefined;
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

function incomingPicture(stats: Map<string, Stat>): Stat | undefined {
  return [...stats.values()].find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
}
