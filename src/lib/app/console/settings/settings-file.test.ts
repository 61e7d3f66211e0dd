import { expect, it } from 'vitest';
import { takeSettingsFile } from './settings-file.js';

function setup() {
  const taken: string[] = [];
  const settings = {
    import(text: string) {
      taken.push(text);
      return { taken: 1, problems: [] };
    }
  };
  return { taken, settings };
}

it('[CS3] a file that cannot be read is said to be so, and changes nothing', async () => {
  const { taken, settings } = setup();
  const arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  expect(await takeSettingsFile({ size: 10, arrayBuffer }, settings)).toBe('unreadable');
  expect(taken).toEqual([]);
});

it('[CS3] what is read is handed over, but nothing of a file that is too large to be one', async () => {
  const { taken, settings } = setup();
  expect(await takeSettingsFile(new Blob(['{}']), settings)).toEqual({ taken: 1, problems: [] });
  await takeSettingsFile(new Blob(['x'.repeat(100_001)]), settings);
  expect(taken).toEqual(['{}', '']);
});

it('[CS3, RR10] a file that an editor has stored as UTF-16 is read, and one of no known encoding is none of ours', async () => {
  const { taken, settings } = setup();
  await takeSettingsFile(new Blob([Buffer.from('\uFEFF{"ü":1}', 'utf16le')]), settings);
  await takeSettingsFile(new Blob([Buffer.from('{"ü":1}', 'latin1')]), settings);
  expect(taken).toEqual(['{"ü":1}', '']);
});
