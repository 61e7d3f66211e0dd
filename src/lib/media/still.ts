import { canReadPixels } from './pixel-reading.js';

/** A screen at rest still brings one frame to whoever begins to look. */
const frameTimeoutMs = 4_000;

/**
 * The frame of a track as it is now, in its full resolution and without loss, as PNG.
 *
 * @returns `undefined` when there is no picture within four seconds, or the browser hands out noise in its place
 */
export async function takeStill(track: MediaStreamTrack): Promise<Blob | undefined> {
  if (!canReadPixels()) return undefined;
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  try {
    if (!(await hasFrame(video))) return undefined;
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d', { alpha: false })!.drawImage(video, 0, 0);
    return await new Promise((resolve) => {
      canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
    });
  } finally {
    video.srcObject = null;
  }
}

function hasFrame(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), frameTimeoutMs);
    video.addEventListener('loadeddata', () => {
      clearTimeout(timer);
      resolve(video.videoWidth > 0);
    });
    void video.play().catch(() => undefined);
  });
}
