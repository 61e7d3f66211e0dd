import type { PictureTrouble } from '../../../media/picture-trouble.js';
import { watchPicture } from '../../../media/watch-picture.js';
import type { SharedPictureView } from '../shared/picture-views.js';

/**
 * Tells when nothing, or only black, comes out of what this side shows (ST17), whichever side that is: who shows it
 * does not look at it.
 * @returns ends that, and says that there is no trouble any more
 */
export function watchShared(
  shared: SharedPictureView,
  listener: (trouble: PictureTrouble | undefined) => void
): () => void {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = shared.stream;
  void video.play().catch(() => undefined);
  // what was blackened may well be all of it
  const isCovered = (): boolean => shared.isPaused || shared.boxes.length > 0;
  const stop = watchPicture(video, listener, isCovered);
  return () => {
    stop();
    video.srcObject = null;
    listener(undefined);
  };
}
