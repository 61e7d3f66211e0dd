/** Sharpest text for the bits first. AV1 has tools made for screens (palette, intra block copy). */
const preferred = ['video/av1', 'video/vp9', 'video/h264', 'video/vp8'];

type Codec = Pick<RTCRtpCodec, 'mimeType' | 'sdpFmtpLine'>;

/**
 * VP9 profiles other than 0 and AV1 profiles other than main (10 bit, 4:4:4) are offered by some browsers but
 * not encoded well by any; they go behind the plain one of their kind.
 */
const isPlainProfile = ({ sdpFmtpLine = '' }: Codec): boolean => !/profile(-id)?=[1-9]\b/.test(sdpFmtpLine);

function rank(codec: Codec): number {
  const place = preferred.indexOf(codec.mimeType.toLowerCase());
  // Behind all pictures: retransmission and error correction (rtx, red, ulpfec), which must stay in the list.
  if (place === -1) return 2 * preferred.length;
  return isPlainProfile(codec) ? place : preferred.length + place;
}

/** The codecs of a browser in the order in which a screen wants them; nothing is left out. */
export function orderCodecs<T extends Codec>(codecs: readonly T[]): T[] {
  return [...codecs].sort((a, b) => rank(a) - rank(b));
}

/**
 * Makes the offer name the codecs in our order; the answering side takes the first that it can encode.
 * A browser without `setCodecPreferences` (Firefox before 128) keeps its own order.
 */
export function preferScreenCodecs(transceiver: RTCRtpTransceiver): void {
  if (typeof transceiver.setCodecPreferences !== 'function') return;
  const codecs = RTCRtpReceiver.getCapabilities?.('video')?.codecs;
  if (codecs && codecs.length > 0) transceiver.setCodecPreferences(orderCodecs(codecs));
}
