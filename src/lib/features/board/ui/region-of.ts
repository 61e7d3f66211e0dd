import { regions, type Region } from '../shared/regions.js';

const third = (value: number): number => Math.min(2, Math.max(0, Math.floor(value * 3)));

/** The one of nine parts of a picture in which a place (0 to 1) lies. */
export const regionOf = ({ x, y }: { x: number; y: number }): Region => regions[third(y) * 3 + third(x)]!;

export const placeOfRegion = (region: Region): { column: number; row: number } => {
  const index = regions.indexOf(region);
  return { column: index % 3, row: Math.floor(index / 3) };
};
