import { describe, expect, it } from 'vitest';
import { faultOfDescription } from './description-check.js';

const session = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0'];
const video = [
  'm=video 9 UDP/TLS/RTP/SAVPF 45',
  'c=IN IP4 0.0.0.0',
  'a=mid:0',
  'a=sendonly',
  'a=rtpmap:45 AV1/90000'
];
const described = (lines: string[], end = '\r\n'): string => lines.join(end) + end;

describe('the description of a peer', () => {
  it('[MD4] may hold one video section with the direction that was agreed', () => {
    expect(faultOfDescription(described([...session, ...video]), 'sendonly')).toBeUndefined();
  });

  it('[MD4] is taken with a direction for the whole session, as Firefox writes it', () => {
    expect(faultOfDescription(described([...session, 'a=sendrecv', ...video]), 'sendonly')).toBeUndefined();
  });

  it.each([
    ['audio', ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=sendonly']],
    ['a data channel', ['m=application 9 UDP/DTLS/SCTP webrtc-datachannel']],
    ['a second picture', video],
    ['an unknown medium', ['m=text 9 RTP/AVP 98']]
  ])('[MD4] is refused with %s beside the picture', (_, more) => {
    expect(faultOfDescription(described([...session, ...video, ...more]), 'sendonly')).toBe('not-one-video');
    expect(faultOfDescription(described([...session, ...more, ...video]), 'sendonly')).toBe('not-one-video');
  });

  it.each(['\n', '\r'])('[MD4] is refused with a section behind an unusual line end (%j)', (end) => {
    const hidden = described([...session, ...video]) + `a=x${end}m=audio 9 UDP/TLS/RTP/SAVPF 111${end}`;
    expect(faultOfDescription(hidden, 'sendonly')).toBe('not-one-video');
  });

  it('[MD3] is refused with more than a hundred candidates in it', () => {
    const candidates = (count: number): string[] => Array.from({ length: count }, () => 'a=candidate:1');
    const with100 = [...session, ...video, ...candidates(100)];
    expect(faultOfDescription(described(with100), 'sendonly')).toBeUndefined();
    expect(faultOfDescription(described([...with100, ...candidates(1)]), 'sendonly')).toBe(
      'too-many-candidates'
    );
  });

  it('[MD4] is refused without a picture, and with one that is switched off', () => {
    expect(faultOfDescription(described(session), 'sendonly')).toBe('not-one-video');
    const off = video.map((line) => line.replace('m=video 9', 'm=video 0'));
    expect(faultOfDescription(described([...session, ...off]), 'sendonly')).toBe('not-one-video');
  });

  it.each(['a=recvonly', 'a=sendrecv', 'a=inactive', undefined])(
    '[MD4] is refused when it says %s',
    (direction) => {
      const other = video.flatMap((line) =>
        line === 'a=sendonly' ? (direction ? [direction] : []) : [line]
      );
      expect(faultOfDescription(described([...session, ...other]), 'sendonly')).toBe('wrong-direction');
    }
  );

  it('[MD4] is refused when it contradicts itself', () => {
    expect(faultOfDescription(described([...session, ...video, 'a=recvonly']), 'sendonly')).toBe(
      'wrong-direction'
    );
  });

  it('[MD4] is refused when it asks for several encodings of one picture', () => {
    for (const line of ['a=rid:h recv', 'a=simulcast:recv h;l']) {
      expect(faultOfDescription(described([...session, ...video, line]), 'sendonly')).toBe(
        'several-encodings'
      );
    }
  });
});
