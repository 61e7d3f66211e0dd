import { encoderSettings, type Quality } from './quality.js';

/**
 * Tells the encoder what to give up first, and how much it may use. A screen is read unless somebody wants motion.
 * @param track what it encodes, or is about to
 * @param shrink how many times smaller, each way, than the quality says
 * @param wantsPicture also when nothing moves; browsers that do not know this send the next one in their own time
 *   (`encodingOptions`, https://w3c.github.io/webrtc-extensions/#rtcrtpsender-setparameters-keyframe)
 */
export async function tuneSender(
  sender: RTCRtpSender,
  quality: Quality,
  track: MediaStreamTrack | undefined,
  { shrink, wantsPicture }: { shrink: number; wantsPicture: boolean }
): Promise<void> {
  const { maxBitrate, maxFramerate, scaleResolutionDownBy } = encoderSettings(quality);
  const parameters = sender.getParameters();
  const encodings = parameters.encodings.map((encoding) => ({
    ...encoding,
    active: true,
    maxBitrate,
    maxFramerate,
    scaleResolutionDownBy: scaleResolutionDownBy * shrink
  }));
  const degradationPreference = quality.aim === 'text' ? 'maintain-resolution' : 'maintain-framerate';
  if (track && 'contentHint' in track) track.contentHint = quality.aim;
  const options = wantsPicture ? { encodingOptions: encodings.map(() => ({ keyFrame: true })) } : {};
  await sender.setParameters({ ...parameters, degradationPreference, encodings }, options);
}
