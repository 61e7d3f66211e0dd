/** `none`: no picture ever came. `black`: there is one, and nothing is on it. */
export type PictureTrouble = 'none' | 'black';

/** A picture is there after a second or three; a slow line and a slow machine take longer. */
export const noPictureAfterMs = 12_000;
const blackForMs = 6_000;
/** Of 255: encoders leave a little light in black. */
const blackest = 20;

/** What is wrong with a picture, from the moment it was asked for on. Times are milliseconds of one clock. */
export class TroubleDetector {
  #since: number;
  #hasPicture = false;
  #blackSince: number | undefined;

  constructor(now: number) {
    this.#since = now;
  }

  /** There is a picture, in whatever colours. */
  notePicture(): void {
    this.#hasPicture = true;
  }

  noteSample(isBlack: boolean, now: number): void {
    this.#hasPicture = true;
    this.#blackSince = isBlack ? (this.#blackSince ?? now) : undefined;
  }

  troubleAt(now: number): PictureTrouble | undefined {
    if (!this.#hasPicture) return now - this.#since >= noPictureAfterMs ? 'none' : undefined;
    return this.#blackSince !== undefined && now - this.#blackSince >= blackForMs ? 'black' : undefined;
  }
}

/** Is every pixel (red, green, blue, opacity) as good as black? */
export function isAllBlack(pixels: ArrayLike<number>): boolean {
  for (let at = 0; at < pixels.length; at++) {
    if (at % 4 !== 3 && pixels[at]! > blackest) return false;
  }
  return pixels.length > 0;
}
