import { describe, expect, it } from 'vitest';
import { connectionSecurityOf, type StatsReport } from './connection-path.js';
import { figuresBetween } from './figures.js';
import { chromiumReports, firefoxReports } from './figures.recorded.js';

const report = (stats: readonly object[]): StatsReport => stats;
const changed = (stats: readonly object[], type: string, change: object): object[] =>
  stats.map((stat) => ((stat as { type: string }).type === type ? { ...stat, ...change } : stat));

describe('figures of a received picture', () => {
  it.each([
    ['Chromium', chromiumReports, { framesPerSecond: 16, kilobitsPerSecond: 64, roundTripMs: 172 }],
    ['Firefox', firefoxReports, { framesPerSecond: 29, kilobitsPerSecond: 326, roundTripMs: 81 }]
  ] as const)('[MD9] reads what %s reports', (_, [earlier, later], figures) => {
    expect(figuresBetween(report(earlier), report(later))).toEqual({
      width: 1920,
      height: 1080,
      codec: 'AV1',
      path: 'direct',
      ...figures
    });
  });

  it('[MD9] calls a path relayed when either end of the chosen pair is a relay', () => {
    const [earlier, later] = firefoxReports;
    for (const end of ['local-candidate', 'remote-candidate']) {
      const relayed = changed(later, end, { candidateType: 'relay' });
      expect(figuresBetween(report(earlier), report(relayed))?.path).toBe('relayed');
    }
  });

  it('[MD9] finds the chosen pair of a Firefox that has no transport statistics', () => {
    const [earlier, later] = firefoxReports;
    const older = later.filter((stat) => (stat as { type: string }).type !== 'transport');
    expect(figuresBetween(report(earlier), report(older))?.roundTripMs).toBe(
      figuresBetween(report(earlier), report(later))?.roundTripMs
    );
  });

  it('[MD9] says nothing before there are two reports of the same picture', () => {
    const [earlier, later] = chromiumReports;
    const without = earlier.filter((stat) => (stat as { type: string }).type !== 'inbound-rtp');
    expect(figuresBetween(report(without), report(later))).toBeUndefined();
    expect(figuresBetween(report(later), report(later))).toBeUndefined();
    expect(
      figuresBetween(report(changed(earlier, 'inbound-rtp', { id: 'another' })), report(later))
    ).toBeUndefined();
  });

  it('[MD9] leaves out what a browser does not tell', () => {
    const stats = (timestamp: number): object[] => [
      { id: 'i', type: 'inbound-rtp', kind: 'video', timestamp }
    ];
    expect(figuresBetween(report(stats(0)), report(stats(1000)))).toEqual({
      width: 0,
      height: 0,
      framesPerSecond: 0,
      kilobitsPerSecond: 0,
      codec: '',
      roundTripMs: undefined,
      path: undefined
    });
  });
});

it('[LG5] reads what the connection is secured and carried by, as far as a browser tells', () => {
  const pair = { id: 'p', type: 'candidate-pair', selected: true, localCandidateId: 'l', timestamp: 0 };
  const local = { id: 'l', type: 'local-candidate', protocol: 'udp', timestamp: 0 };
  const transport = {
    id: 't',
    type: 'transport',
    selectedCandidatePairId: 'p',
    tlsVersion: 'FEFD',
    dtlsCipher: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    timestamp: 0
  };
  expect(connectionSecurityOf([transport, pair, local])).toEqual({
    cipher: 'DTLS 1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    protocol: 'UDP'
  });
  expect(connectionSecurityOf([pair, { ...local, relayProtocol: 'tls' }])).toEqual({
    cipher: 'DTLS',
    protocol: 'UDP/TLS'
  });
  expect(connectionSecurityOf([pair])).toBeUndefined();
});
