import { expect, it } from 'vitest';
import { haveSameFingerprints, isDataOnly } from './description-check.js';

const data = 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';
const print = (letter: string): string => `a=fingerprint:sha-256 ${letter}\r\n`;

it('[RM6] a description is of one section for data or none, of 64 candidates and 16 KiB at most', () => {
  const candidates = (count: number): string => data + 'a=candidate:1\r\n'.repeat(count);
  for (const good of ['', data, candidates(64), data.padEnd(16 * 1024)]) expect(isDataOnly(good)).toBe(true);
  for (const bad of [
    data + data,
    `${data}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`,
    'm=video 9 UDP/TLS/RTP/SAVPF 96\r\n',
    candidates(65),
    data.padEnd(16 * 1024 + 1)
  ])
    expect(isDataOnly(bad)).toBe(false);
});

it('[RM16] certificates are the same when each is named on both sides, and there is one', () => {
  expect(haveSameFingerprints(print('A'), print('a'))).toBe(true);
  expect(haveSameFingerprints(print('A') + print('B'), print('B') + print('A'))).toBe(true);
  for (const [one, other] of [
    ['', ''],
    [print('A'), ''],
    [print('A'), print('B')],
    [print('A'), print('A') + print('B')],
    [print('A') + print('B'), print('A')]
  ] as const)
    expect(haveSameFingerprints(one, other)).toBe(false);
});
