import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainTextOf, pngOf } from './png-of.js';

const png = new Blob([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2)], {
  type: 'image/jpeg'
});
const jpeg = new Blob([Uint8Array.of(0xff, 0xd8, 0xff)], { type: 'image/png' });
const drawn = new Blob(['drawn'], { type: 'image/png' });

/** Notes whether a picture was opened and drawn. */
function opener(width: number, height: number) {
  const calls: string[] = [];
  const open = (): Promise<{ width: number; height: number; draw(): Promise<Blob> }> => {
    calls.push('open');
    return Promise.resolve({
      width,
      height,
      draw: () => {
        calls.push('draw');
        return Promise.resolve(drawn);
      }
    });
  };
  return { open, calls };
}

/** A browser that decodes every picture, and hands out `pixel` for everything that is read of a canvas. */
function stubBrowser(pixel: (at: number, painted: Uint8ClampedArray) => number): void {
  const painted = new Uint8ClampedArray(8 * 8 * 4).fill(255);
  const context = {
    fillStyle: '',
    fillRect(x: number, y: number) {
      const colour = /^rgb\((\d+) (\d+) (\d+)\)$/.exec(context.fillStyle)!.slice(1).map(Number);
      painted.set(colour, (y * 8 + x) * 4);
    },
    getImageData: () => ({ data: painted.map((_, at) => pixel(at, painted)) }),
    drawImage: () => undefined
  };
  const toBlob = (take: (blob: Blob) => void): void => take(drawn);
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context, toBlob }) });
  vi.stubGlobal(
    'Image',
    class {
      naturalWidth = 4;
      naturalHeight = 3;
      onload: () => void = () => undefined;
      set src(_: string) {
        setTimeout(() => this.onload());
      }
    }
  );
}

afterEach(() => void vi.unstubAllGlobals());

const huge = { size: 64 * 1024 * 1024 + 1 } as Blob;

describe('a picture for the clipboard', () => {
  it('is left as it is where it is a PNG, whatever its sender calls it', async () => {
    const { open, calls } = opener(1, 1);
    const copy = await pngOf(png, open);
    expect(copy?.type).toBe('image/png');
    expect(await copy?.arrayBuffer()).toEqual(await png.arrayBuffer());
    expect(calls).toEqual([]);
  });

  it('is made one where it is something else, whatever its sender calls it', async () => {
    const { open, calls } = opener(10_000, 5_000);
    expect(await pngOf(jpeg, open)).toBe(drawn);
    expect(calls).toEqual(['open', 'draw']);
  });

  it('is not decoded where it has too many pixels, or none', async () => {
    for (const [width, height] of [
      [10_000, 5_001],
      [0, 10]
    ] as const) {
      const { open, calls } = opener(width, height);
      expect(await pngOf(jpeg, open)).toBeUndefined();
      expect(calls).toEqual(['open']);
    }
  });

  it('is none where the browser cannot decode it', async () => {
    expect(await pngOf(jpeg, () => Promise.reject(new Error('no picture')))).toBeUndefined();
    expect(await pngOf(new Blob([]), () => Promise.reject(new Error('no picture')))).toBeUndefined();
  });

  it('[ST19] is none where the browser hands out noise in place of pixels', async () => {
    stubBrowser((at) => (at * 7919) % 256);
    expect(await pngOf(jpeg)).toBeUndefined();
    stubBrowser((at, painted) => painted[at]!);
    expect(await pngOf(jpeg)).toBe(drawn);
  });

  it('is not even read where it has too many bytes, and neither is a text', async () => {
    expect(await pngOf(huge)).toBeUndefined();
    expect(await plainTextOf(huge)).toBeUndefined();
  });
});
