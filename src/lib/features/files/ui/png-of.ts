import { canReadPixels } from '../../../media/pixel-reading.js';

/** Of a clip that is copied, and for as long of the memory that it takes. */
const maxBytes = 64 * 1024 * 1024;
/** Six screens of 3840 × 2160; 200 MB while they are drawn. */
const maxPixels = 50_000_000;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface OpenedPicture {
  width: number;
  height: number;
  /** Decodes it. */
  draw(): Promise<Blob>;
}

/**
 * A picture of a peer as PNG, the only kind that browsers take into their clipboard. `undefined` where it is too large
 * or no picture that this browser can decode, whatever it is called.
 */
export async function pngOf(picture: Blob, open = openPicture): Promise<Blob | undefined> {
  if (picture.size > maxBytes) return undefined;
  const bytes = await picture.arrayBuffer();
  const head = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, signature.length));
  if (signature.every((byte, at) => head[at] === byte)) return new Blob([bytes], { type: 'image/png' });
  try {
    const { width, height, draw } = await open(bytes);
    return width * height > 0 && width * height <= maxPixels ? await draw() : undefined;
  } catch {
    return undefined;
  }
}

/** A text of a peer. `undefined` where it is too large. */
export const plainTextOf = async (text: Blob): Promise<Blob | undefined> =>
  text.size > maxBytes ? undefined : new Blob([await text.arrayBuffer()], { type: 'text/plain' });

/** Rejects where the browser knows no picture of bits in it. */
async function openPicture(bytes: ArrayBuffer): Promise<OpenedPicture> {
  const image = new Image();
  // without a type, markup (SVG) is no picture
  const url = URL.createObjectURL(new Blob([bytes]));
  try {
    // its size is known then, and nothing is decoded yet, as `decode()` and `createImageBitmap` would
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = url;
    });
  } finally {
    URL.revokeObjectURL(url);
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  return {
    width,
    height,
    draw: () => {
      if (!canReadPixels()) throw new Error('the browser hands out noise in place of pixels');
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      canvas.getContext('2d')!.drawImage(image, 0, 0);
      return new Promise((resolve, reject) => {
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no room for it'))), 'image/png');
      });
    }
  };
}
