import { expect, it } from 'vitest';
import { hintStartBitrate } from './start-bitrate.js';

it('[MD6] names the starting rate once for every codec that carries a picture, and nothing else changes', () => {
  const lines = [
    'm=video 9 UDP/TLS/RTP/SAVPF 45 46 96',
    'a=rtpmap:45 AV1/90000',
    'a=fmtp:45 profile=0',
    'a=rtpmap:46 rtx/90000',
    'a=fmtp:46 apt=45',
    'a=rtpmap:96 VP8/90000',
    ''
  ];
  expect(hintStartBitrate(lines.join('\r\n'), 1_500).split('\r\n')).toEqual([
    'm=video 9 UDP/TLS/RTP/SAVPF 45 46 96',
    'a=rtpmap:45 AV1/90000',
    'a=fmtp:45 profile=0;x-google-start-bitrate=1500',
    'a=rtpmap:46 rtx/90000',
    'a=fmtp:46 apt=45',
    'a=rtpmap:96 VP8/90000',
    'a=fmtp:96 x-google-start-bitrate=1500',
    ''
  ]);
});
