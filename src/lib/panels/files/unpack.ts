import { BlobReader, ZipReader } from '@zip.js/zip.js';
import { freeName, safeName, safePath } from '../../transfer/safe-name.js';

/**
 * Writes the files of a received archive into a new folder in `into`. Paths are the other side's: every part is made
 * safe, nothing lands outside, and nothing that is there already is touched.
 */
export async function unpack(archive: Blob, into: FileSystemDirectoryHandle, name: string): Promise<void> {
  const taken = new Set<string>();
  for await (const known of into.keys()) {
    taken.add(known.toLowerCase());
  }
  const folderName = freeName(safeName(name), (candidate) => taken.has(candidate.toLowerCase()));
  const folder = await into.getDirectoryHandle(folderName, { create: true });
  const written = new Set<string>();
  const reader = new ZipReader(new BlobReader(archive), { useWebWorkers: false });
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const path = safePath(entry.filename);
      if (!path) continue;
      let directory = folder;
      for (const part of entry.directory ? path : path.slice(0, -1)) {
        directory = await directory.getDirectoryHandle(part, { create: true });
      }
      if (entry.directory) continue;
      // Ours are stored as they are: anything else could grow without end.
      if (entry.compressionMethod !== 0 || entry.encrypted)
        throw new TypeError('not an archive of this product');
      const parent = path.slice(0, -1).join('/');
      const isTaken = (candidate: string): boolean => written.has(`${parent}/${candidate}`.toLowerCase());
      const fileName = freeName(path.at(-1)!, isTaken);
      written.add(`${parent}/${fileName}`.toLowerCase());
      const file = await directory.getFileHandle(fileName, { create: true });
      await entry.getData(await file.createWritable());
    }
  } finally {
    await reader.close();
  }
}
