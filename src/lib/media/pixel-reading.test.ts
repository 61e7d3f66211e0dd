import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A canvas whose pixels come out as `protect` makes them. */
function stubCanvas(protect: (pixels: Uint8ClampedArray) => void) {
  const pixels = new Uint8ClampedArray(8 * 8 * 4).fill(255);
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number) {
      const colour = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(context.fillStyle)!.slice(1).map(Number);
      pixels.set(colour, (y * 8 + x) * 4);
    },
    getImageData() {
      const data = pixels.slice();
      protect(data);
      return { data };
    }
  };
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
}

const load = () => import('./pixel-reading.js');

it('[ST19] sees that painted pixels come back, also with a blur of one', async () => {
  stubCanvas((pixels) => pixels.forEach((value, at) => (pixels[at] = value ^ 1)));
  const { canReadPixels, canPaintTracks } = await load();
  expect([canReadPixels(), canPaintTracks()]).toEqual([true, true]);
});

it.each<[string, (pixels: Uint8ClampedArray) => void]>([
  ['white', (pixels) => pixels.fill(255)],
  ['noise', (pixels) => pixels.forEach((_, at) => (pixels[at] = (at * 7919) % 256))],
  ['stripes', (pixels) => pixels.forEach((_, at) => (pixels[at] = at % 4 === 3 ? 255 : (at >> 5) * 30))]
])('[ST19] sees that %s comes back instead, until the person allows it', async (_what, protect) => {
  let isProtected = true;
  stubCanvas((pixels) => isProtected && protect(pixels));
  const { canReadPixels, canPaintTracks } = await load();
  expect([canReadPixels(), canPaintTracks()]).toEqual([false, false]);
  isProtected = false;
  expect(canReadPixels()).toBe(true);
});

it('[ST19] where frames are made without reading a canvas, tracks can be painted all the same', async () => {
  stubCanvas((pixels) => pixels.fill(0));
  vi.stubGlobal('MediaStreamTrackGenerator', class {});
  const { canReadPixels, canPaintTracks } = await load();
  expect([canReadPixels(), canPaintTracks()]).toEqual([false, true]);
});
