import { describe, expect, it } from 'vitest';
import { orderCodecs } from './codec-preference.js';

/** In the order in which Chromium 156 names them. */
const offered = [
  { mimeType: 'video/VP8' },
  { mimeType: 'video/rtx' },
  { mimeType: 'video/VP9', sdpFmtpLine: 'profile-id=0' },
  { mimeType: 'video/VP9', sdpFmtpLine: 'profile-id=2' },
  { mimeType: 'video/H264', sdpFmtpLine: 'packetization-mode=1;profile-level-id=42e01f' },
  { mimeType: 'video/AV1', sdpFmtpLine: 'level-idx=5;profile=1;tier=0' },
  { mimeType: 'video/AV1', sdpFmtpLine: 'level-idx=5;profile=0;tier=0' },
  { mimeType: 'video/red' }
];

describe('the order of codecs', () => {
  it('[MD5] is AV1, VP9, H264, VP8, then other profiles, then what belongs to all of them', () => {
    expect(orderCodecs(offered).map(({ mimeType, sdpFmtpLine }) => [mimeType, sdpFmtpLine])).toEqual([
      ['video/AV1', 'level-idx=5;profile=0;tier=0'],
      ['video/VP9', 'profile-id=0'],
      ['video/H264', 'packetization-mode=1;profile-level-id=42e01f'],
      ['video/VP8', undefined],
      ['video/AV1', 'level-idx=5;profile=1;tier=0'],
      ['video/VP9', 'profile-id=2'],
      ['video/rtx', undefined],
      ['video/red', undefined]
    ]);
  });

  it('[MD5] leaves nothing out and does not touch the list it was given', () => {
    const before = [...offered];
    expect(new Set(orderCodecs(offered))).toEqual(new Set(offered));
    expect(offered).toEqual(before);
  });
});
