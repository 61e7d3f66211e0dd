/** Enough for a moving 4K desktop in AV1; still text needs a tenth of it. */
const maxBitrate = 4_000_000;
const maxFramerate = 30;

/** Tells the encoder to give up frames before sharpness: a screen is read, not watched. */
export async function tuneForText(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const encodings = parameters.encodings.map((encoding) => ({
    ...encoding,
    maxBitrate,
    maxFramerate,
    scaleResolutionDownBy: 1
  }));
  await sender.setParameters({ ...parameters, degradationPreference: 'maintain-resolution', encodings });
}
