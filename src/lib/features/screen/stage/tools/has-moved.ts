const size = { width: 192, height: 108 };
/** Of 255, mean of a cell of ten by ten pixels: an encoder that sharpens a picture at rest stays below. */
const threshold = 28;

let context: CanvasRenderingContext2D | undefined;

/** What a video shows, small. */
export function thumbnailOf(video: HTMLVideoElement): Uint8ClampedArray {
  context ??= Object.assign(document.createElement('canvas'), size).getContext('2d', {
    alpha: false,
    willReadFrequently: true
  })!;
  context.drawImage(video, 0, 0, size.width, size.height);
  return context.getImageData(0, 0, size.width, size.height).data;
}

/** Does the second picture show something else than the first? */
export function hasMoved(before: ArrayLike<number>, now: ArrayLike<number>): boolean {
  for (let at = 0; at < before.length; at++) {
    if (Math.abs(before[at]! - now[at]!) > threshold) return true;
  }
  return false;
}
