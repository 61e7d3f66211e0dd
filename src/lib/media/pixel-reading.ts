/** An edge of the painted test picture; one that is filled with noise instead does not come out right by chance. */
const side = 8;
/** Browsers that only blur a fingerprint change a value by one or two. */
const tolerance = 8;

let isKnownToWork = false;

/**
 * Does what is painted on a canvas come back out of it? A browser that resists fingerprinting hands out noise instead:
 * in pictures that are saved, in the tracks of canvases, in what is read. Asked anew until it does, because people may
 * allow it for a site.
 */
export function canReadPixels(): boolean {
  isKnownToWork ||= paintAndRead();
  return isKnownToWork;
}

interface Frames {
  MediaStreamTrackGenerator?: unknown;
}

/** Can a track be made of what is painted? Chromium takes frames of a canvas and not its pixels. */
export const canPaintTracks = (): boolean =>
  (globalThis as Frames).MediaStreamTrackGenerator !== undefined || canReadPixels();

function paintAndRead(): boolean {
  const context = Object.assign(document.createElement('canvas'), { width: side, height: side }).getContext(
    '2d',
    { alpha: false }
  );
  if (!context) return false;
  for (let at = 0; at < side * side; at++) {
    context.fillStyle = `rgb(${colourAt(at).join(' ')})`;
    context.fillRect(at % side, Math.floor(at / side), 1, 1);
  }
  return isPainted(context.getImageData(0, 0, side, side).data);
}

const colourAt = (at: number): [red: number, green: number, blue: number] => [
  (at * 37) % 256,
  (at * 91) % 256,
  (at * 151) % 256
];

/** @param pixels of the test picture, as they were read: red, green, blue, opacity */
export const isPainted = (pixels: ArrayLike<number>): boolean =>
  pixels.length === side * side * 4 &&
  Array.from({ length: side * side }, (_, at) => at).every((at) =>
    colourAt(at).every((value, part) => Math.abs(value - pixels[at * 4 + part]!) <= tolerance)
  );
