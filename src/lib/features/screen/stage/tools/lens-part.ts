interface Lens {
  /** Of the picture, 0 to 1. */
  place: { x: number; y: number };
  natural: { width: number; height: number };
  /** Width and height of the lens in device pixels. */
  pixels: number;
  /** Device pixels per pixel of the picture, as it is shown around the lens. */
  zoom: number;
}

/** The square of the picture, in its own pixels, that a lens shows: one to one, or twice what is shown around it. */
export function lensPart({ place, natural, pixels, zoom }: Lens): { x: number; y: number; size: number } {
  const scale = zoom < 0.999 ? 1 : 2 * zoom;
  const size = pixels / scale;
  return { x: place.x * natural.width - size / 2, y: place.y * natural.height - size / 2, size };
}
