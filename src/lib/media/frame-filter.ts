/** A part of a picture, from 0 to 1 across and down. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface FilterRules {
  /** Painted black. */
  boxes: readonly Area[];
  isGray: boolean;
  /** Of the picture that the boxes were drawn on; without it, of the next frame. */
  size?: Size | undefined;
}

export const isFiltering = ({ boxes, isGray }: FilterRules): boolean => isGray || boxes.length > 0;

export const isSame = (one: FilterRules | undefined, other: FilterRules): boolean =>
  one?.boxes === other.boxes && one.isGray === other.isGray && one.size === other.size;

/** Do the boxes still cover what they were drawn on? A picture of another size shows its content at other places. */
export const fits = ({ boxes, size }: FilterRules, picture: Size): boolean =>
  boxes.length === 0 || !size || (size.width === picture.width && size.height === picture.height);

interface PixelArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** In whole pairs of pixels, outwards: the colours of a 4:2:0 picture belong to four pixels together. */
export function pixelArea({ x, y, width, height }: Area, picture: Size): PixelArea {
  const clamp = (value: number, max: number): number => Math.min(max, Math.max(0, value));
  return {
    left: clamp(2 * Math.floor((x * picture.width) / 2), picture.width),
    top: clamp(2 * Math.floor((y * picture.height) / 2), picture.height),
    right: clamp(2 * Math.ceil(((x + width) * picture.width) / 2), picture.width),
    bottom: clamp(2 * Math.ceil(((y + height) * picture.height) / 2), picture.height)
  };
}

type Canvas2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints `picture` filtered, for a canvas of its size. */
export function paintFiltered(
  context: Canvas2D,
  picture: CanvasImageSource,
  size: Size,
  { boxes, isGray }: FilterRules
): void {
  context.filter = isGray ? 'grayscale(1)' : 'none';
  context.drawImage(picture, 0, 0);
  context.filter = 'none';
  context.fillStyle = '#000';
  for (const box of boxes) {
    // on whole pixels: a soft edge would let through what it covers
    const { left, top, right, bottom } = pixelArea(box, size);
    context.fillRect(left, top, right - left, bottom - top);
  }
}

/** How the bytes of a picture lie: https://www.w3.org/TR/webcodecs/#pixel-format */
export type PixelFormat = 'I420' | 'NV12' | 'RGBA' | 'RGBX' | 'BGRA' | 'BGRX';

export const canFilterBytes = (format: string | null): format is PixelFormat =>
  format !== null && ['I420', 'NV12', 'RGBA', 'RGBX', 'BGRA', 'BGRX'].includes(format);

interface Plane {
  offset: number;
  stride: number;
}

export interface PixelBytes {
  bytes: Uint8Array;
  format: PixelFormat;
  width: number;
  height: number;
  planes: readonly Plane[];
}

/**
 * Filters the bytes of a picture where they lie: many times as fast as painting it on a canvas and reading it back,
 * which is what a page without a graphics card does for every frame.
 */
export function filterBytes(picture: PixelBytes, { boxes, isGray }: FilterRules): void {
  const isYuv = picture.format === 'I420' || picture.format === 'NV12';
  if (isGray && isYuv) dropColours(picture);
  else if (isGray) grayRgb(picture);
  for (const box of boxes) {
    const area = pixelArea(box, picture);
    if (isYuv) blackYuv(picture, area);
    else blackRgb(picture, area);
  }
}

function fillRows(
  { bytes, planes }: PixelBytes,
  plane: number,
  area: { left: number; right: number; top: number; bottom: number },
  value: number
): void {
  const { offset, stride } = planes[plane]!;
  for (let row = area.top; row < area.bottom; row++) {
    const start = offset + row * stride;
    bytes.fill(value, start + area.left, start + area.right);
  }
}

/** Limited range: black is 16, and no colour is 128. */
function blackYuv(picture: PixelBytes, area: PixelArea): void {
  fillRows(picture, 0, area, 16);
  fillColours(picture, area);
}

function fillColours(picture: PixelBytes, { left, top, right, bottom }: PixelArea): void {
  const rows = { top: top / 2, bottom: Math.ceil(bottom / 2) };
  if (picture.format === 'NV12')
    return fillRows(picture, 1, { left, right: right + (right % 2), ...rows }, 128);
  const half = { left: left / 2, right: Math.ceil(right / 2), ...rows };
  fillRows(picture, 1, half, 128);
  fillRows(picture, 2, half, 128);
}

const dropColours = (picture: PixelBytes): void =>
  fillColours(picture, { left: 0, top: 0, right: picture.width, bottom: picture.height });

function blackRgb(picture: PixelBytes, { left, top, right, bottom }: PixelArea): void {
  const { offset, stride } = picture.planes[0]!;
  for (let row = top; row < bottom; row++) {
    const start = offset + row * stride;
    picture.bytes.fill(0, start + 4 * left, start + 4 * right);
    // opaque black
    for (let at = start + 4 * left + 3; at < start + 4 * right; at += 4) picture.bytes[at] = 255;
  }
}

function grayRgb({ bytes, format, width, height, planes }: PixelBytes): void {
  const [red, blue] = format.startsWith('RGB') ? [0, 2] : [2, 0];
  const { offset, stride } = planes[0]!;
  for (let row = 0; row < height; row++) {
    const start = offset + row * stride;
    for (let at = start; at < start + 4 * width; at += 4) {
      // Rec. 601 in eighths of a byte
      const gray = (77 * bytes[at + red]! + 150 * bytes[at + 1]! + 29 * bytes[at + blue]!) >> 8;
      bytes[at] = bytes[at + 1] = bytes[at + 2] = gray;
    }
  }
}
