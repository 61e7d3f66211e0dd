import { canReadPixels } from './pixel-reading.js';
import { isAllBlack, TroubleDetector, type PictureTrouble } from './picture-trouble.js';

const lookEveryMs = 1_000;
/** Enough to find a window or a pointer that is not black, and read in a moment. */
const sample = { width: 64, height: 36 };

/**
 * Tells whether a video never shows anything, or only black, counted from this call on.
 *
 * @param listener called when that changes
 * @param isPaused while this is true no picture is expected
 * @returns ends it
 */
export function watchPicture(
  video: HTMLVideoElement,
  listener: (trouble: PictureTrouble | undefined) => void,
  isPaused: () => boolean = () => false
): () => void {
  const context = Object.assign(document.createElement('canvas'), sample).getContext('2d', {
    alpha: false,
    willReadFrequently: true
  });
  let detector = new TroubleDetector(performance.now());
  let told: PictureTrouble | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    if (isPaused()) detector = new TroubleDetector(now);
    else if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0)
      detector.noteSample(isBlack(), now);
    const trouble = detector.troubleAt(now);
    if (trouble === told) return;
    told = trouble;
    listener(trouble);
  }, lookEveryMs);

  function isBlack(): boolean {
    if (!context || !canReadPixels()) return false;
    context.drawImage(video, 0, 0, sample.width, sample.height);
    return isAllBlack(context.getImageData(0, 0, sample.width, sample.height).data);
  }

  return () => clearInterval(timer);
}
