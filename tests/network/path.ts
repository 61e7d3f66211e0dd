import type { Page } from '../support/page.js';

declare global {
  /** Every one that the page made. */
  var peerConnections: RTCPeerConnection[];
}

/** Init script of a page whose peer connections can be asked for their path. */
export const watchPaths = `
  globalThis.peerConnections = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...parts) {
      super(...parts);
      globalThis.peerConnections.push(this);
    }
  };`;

/** The connections of the page that are up, by their number in the order in which it made them. */
export const connectedOf = (page: Page): Promise<number[]> =>
  page.evaluate(
    () =>
      globalThis.peerConnections.flatMap(({ connectionState }, number) =>
        connectionState === 'connected' ? [number] : []
      ),
    undefined
  );

/** From where the connections send, or may send, that are not among the known ones. */
export const portsBeside = (page: Page, known: number[]): Promise<number[]> =>
  page.evaluate(async (known) => {
    const ports = new Set<number>();
    for (const [number, connection] of globalThis.peerConnections.entries()) {
      if (known.includes(number) || connection.connectionState !== 'connected') continue;
      // of a relayed one the related port is its own
      (await connection.getStats()).forEach(
        (stats: { type: string; port?: number; relatedPort?: number }) => {
          if (stats.type !== 'local-candidate') return;
          for (const port of [stats.port, stats.relatedPort]) if (port && port > 9) ports.add(port);
        }
      );
    }
    return [...ports];
  }, known);

/** The different paths of the page's connections, as `host–srflx udp`: kind of its own end, of the other, transport. */
export const pathsOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const paths = new Set<string>();
    for (const connection of globalThis.peerConnections) {
      if (connection.connectionState !== 'connected') continue;
      const report = new Map<string, Record<string, string>>();
      (await connection.getStats()).forEach((stats: Record<string, string> & { id: string }) =>
        report.set(stats.id, stats)
      );
      const transport = [...report.values()].find(({ type }) => type === 'transport');
      const pair = report.get(transport?.['selectedCandidatePairId'] ?? '');
      const own = report.get(pair?.['localCandidateId'] ?? '');
      const other = report.get(pair?.['remoteCandidateId'] ?? '');
      if (!own || !other) continue;
      const relayed = own['relayProtocol'] ? `, by ${own['relayProtocol']} to TURN` : '';
      paths.add(`${own['candidateType']}–${other['candidateType']} ${own['protocol']}${relayed}`);
    }
    return [...paths].sort().join('; ');
  }, undefined);
