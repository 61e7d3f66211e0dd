import { afterEach, describe, expect, it, vi } from 'vitest';
import { canPickPlace, saveInPlace } from './save-in-place.js';

afterEach(() => void vi.unstubAllGlobals());

function disk(refuses?: DOMException) {
  const written: number[] = [];
  const asked: object[] = [];
  const place = {
    createWritable: async () =>
      new WritableStream<Uint8Array>({ write: (piece) => void written.push(piece.length) })
  };
  vi.stubGlobal('showSaveFilePicker', async (options: object) => {
    asked.push(options);
    if (refuses) throw refuses;
    return place;
  });
  return { written, asked };
}
const bytes = () => Promise.resolve(new Blob(['four']));

describe('a received file', () => {
  it('[FT13] is copied to the place that was picked, under the name that was suggested', async () => {
    const { written, asked } = disk();
    expect(canPickPlace()).toBe(true);
    expect(await saveInPlace('a.txt', bytes)).toBe('saved');
    expect(asked).toEqual([{ suggestedName: 'a.txt', startIn: 'downloads' }]);
    expect(written).toEqual([4]);
  });

  it('[FT13] is not touched where no place was picked, nor after copying was stopped', async () => {
    const { written } = disk(new DOMException('', 'AbortError'));
    expect(await saveInPlace('a.txt', bytes)).toBe('given-up');
    disk();
    expect(await saveInPlace('a.txt', bytes, { signal: AbortSignal.abort() })).toBe('given-up');
    expect(written).toEqual([]);
  });

  it('[FT13] says where a place cannot be written to', async () => {
    disk(new DOMException('', 'NotAllowedError'));
    await expect(saveInPlace('a.txt', bytes)).rejects.toThrow(DOMException);
  });

  it('[FT13] is downloaded where the browser has no such dialog', () => {
    expect(canPickPlace()).toBe(false);
  });
});
