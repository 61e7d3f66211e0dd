import { downloadZip } from 'client-zip';
import { expect, it } from 'vitest';
import { folderRisk } from './folder-risk.js';

const archiveOf = (...names: string[]): Promise<Blob> =>
  downloadZip(names.map((name) => ({ name, input: 'x', lastModified: new Date(0) }))).blob();

it('[FT19] finds what runs in a received folder, by the names under which it would be saved', async () => {
  const archive = await archiveOf('a/list.txt', 'a/invoice.pdf.e\u200bxe. .', 'b\\start.lnk');
  expect(await folderRisk(archive)).toEqual({ count: 2, first: 'invoice.pdf.exe', risk: 'program' });
  expect(await folderRisk(await archiveOf('a/list.txt', 'a/photo.jpg'))).toBeUndefined();
});

it('[FT19] rejects what is no archive', async () => {
  await expect(folderRisk(new Blob(['no archive at all']))).rejects.toThrow('File format is not recognized');
});
