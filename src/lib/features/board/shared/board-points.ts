import type { Bytes } from '../../../base/bytes.js';

/** A place in the picture: 0 to 1 from its left and from its top; pressure 0 to 1, 0.5 where nothing measures it. */
export interface BoardPoint {
  x: number;
  y: number;
  pressure: number;
}

/** Two bytes each for x and y, one for the pressure. */
export const bytesPerPoint = 5;
export const maxPointsPerMark = 2_000;
const steps = 65_535;

/** What is not a number counts as 0, and what lies outside of the picture as its edge. */
export const clampUnit = (value: number): number => (value > 0 ? Math.min(value, 1) : 0);

/** 0 to 65,535, as on the wire. */
export const quantise = (value: number): number => Math.round(clampUnit(value) * steps);
export const fromQuantised = (value: number): number => value / steps;

export function packPoints(points: readonly BoardPoint[]): Bytes {
  const bytes = new Uint8Array(points.length * bytesPerPoint);
  const view = new DataView(bytes.buffer);
  points.forEach(({ x, y, pressure }, i) => {
    view.setUint16(i * bytesPerPoint, quantise(x));
    view.setUint16(i * bytesPerPoint + 2, quantise(y));
    view.setUint8(i * bytesPerPoint + 4, Math.round(clampUnit(pressure) * 255));
  });
  return bytes;
}

/** Every byte string of whole points is good: there is no way to say a number that is none. */
export function unpackPoints(bytes: Uint8Array): BoardPoint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const points: BoardPoint[] = [];
  for (let at = 0; at + bytesPerPoint <= bytes.length; at += bytesPerPoint)
    points.push({
      x: fromQuantised(view.getUint16(at)),
      y: fromQuantised(view.getUint16(at + 2)),
      pressure: view.getUint8(at + 4) / 255
    });
  return points;
}
