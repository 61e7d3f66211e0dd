/**
 * Chromium begins to send at 300 kbit/s, at which the first picture of a screen takes a second to arrive. It
 * takes another beginning from this parameter of the other side's codecs; other browsers ignore it.
 */
const parameter = 'x-google-start-bitrate';

/**
 * A peer's description that makes this side begin to send at the given rate (rule MD6). Congestion control
 * takes over from there, upwards and downwards.
 */
export function hintStartBitrate(sdp: string, kilobitsPerSecond: number): string {
  const pictures = new Set(
    Array.from(sdp.matchAll(/^a=rtpmap:(\d+) (?:AV1|VP9|H264|VP8)\//gim), ([, type]) => type!)
  );
  const described = new Set(Array.from(sdp.matchAll(/^a=fmtp:(\d+) /gm), ([, type]) => type!));
  return sdp.replace(/^a=(rtpmap|fmtp):(\d+) [^\r\n]*/gm, (line, attribute: string, type: string) => {
    if (!pictures.has(type)) return line;
    if (attribute === 'fmtp') return `${line};${parameter}=${kilobitsPerSecond}`;
    return described.has(type) ? line : `${line}\r\na=fmtp:${type} ${parameter}=${kilobitsPerSecond}`;
  });
}
