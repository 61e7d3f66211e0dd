/** Sharpest text for the bits first. AV1 has tools made for screens (palette, intra block copy). */
const preferred = ['video/av1', 'video/vp9', 'video/h264', 'video/vp8'];

type Codec = Pick<RTCRtpCodec, 'mimeType' | 'sdpFmtpLine'>;

/** Profiles for 10 bit and 4:4:4 go behind the plain ones: a screen is captured in 8 bit 4:2:0 anyway. */
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
