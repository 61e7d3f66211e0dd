import { BlobReader, ZipReader, type Entry, type FileEntry } from '@zip.js/zip.js';
import { maxPickedFiles } from '../shared/files-view.js';
import { freeName, safeName } from '../../../transfer/safe-name.js';
import { nameKey, treeNames } from '../../../transfer/tree-names.js';

export interface Unpacked {
  /** Of the new folder. */
  folder: string;
  /** Files that are on the disk as a whole. */
  saved: number;
  /** Those that are not, as their sender called them. */
  missing: string[];
}

interface Planned {
  entry: Entry;
  path: string[] | undefined;
}

/**
 * Writes the files of a received archive into a new folder in `into`. Paths are the other side's: where each file
 * goes is settled for the whole tree before the first byte (FT18), nothing lands outside, and nothing that is there
 * already is touched. A file that the disk or the browser refuses is left out and counted, and the others are written.
 */
export async function unpack(
  archive: Blob,
  into: FileSystemDirectoryHandle,
  name: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number, all: number) => void } = {}
): Promise<Unpacked> {
  const reader = new ZipReader(new BlobReader(archive), { useWebWorkers: false });
  try {
    const plan = await planOf(reader, archive.size);
    const folder = await newFolder(into, name);
    const files = plan.filter(({ entry }) => !entry.directory);
    const missing: string[] = [];
    let done = 0;
    for (const { entry, path } of plan) {
      if (signal?.aborted) break;
      if (!entry.directory) done++;
      onProgress?.(done, files.length);
      const isWritten = path && (await write(folder, entry, path, signal));
      if (!isWritten && !entry.directory) missing.push(entry.filename);
    }
    // what was not come to when it was stopped
    for (const { entry } of files.slice(done)) missing.push(entry.filename);
    return { folder: folder.name, saved: files.length - missing.length, missing };
  } finally {
    await reader.close();
  }
}

async function planOf(reader: ZipReader<unknown>, archiveSize: number): Promise<Planned[]> {
  const entries: Entry[] = [];
  let bytes = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    bytes += entry.uncompressedSize;
    // Ours are stored as they are, one behind the other: anything else could grow without end.
    const isOurs = entry.directory || (entry.compressionMethod === 0 && !entry.encrypted);
    if (!isOurs || bytes > archiveSize || entries.length > maxPickedFiles)
      throw new TypeError('not an archive of this product');
    entries.push(entry);
  }
  const paths = treeNames(
    entries.map(({ filename, directory }) => ({ path: filename, isFolder: directory }))
  );
  return entries.map((entry, at) => ({ entry, path: paths[at] }));
}

async function newFolder(into: FileSystemDirectoryHandle, name: string): Promise<FileSystemDirectoryHandle> {
  const taken = new Set<string>();
  for await (const known of into.keys()) taken.add(nameKey(known));
  const free = freeName(safeName(name), (candidate) => taken.has(nameKey(candidate)));
  return into.getDirectoryHandle(free, { create: true });
}

/** @returns whether it is there as a whole; a part of it is not left behind */
async function write(
  folder: FileSystemDirectoryHandle,
  entry: Entry,
  path: string[],
  signal: AbortSignal | undefined
): Promise<boolean> {
  let directory = folder;
  try {
    for (const part of entry.directory ? path : path.slice(0, -1)) {
      directory = await directory.getDirectoryHandle(part, { create: true });
    }
    return entry.directory || (await writeFile(directory, path.at(-1)!, entry, signal));
  } catch {
    return false;
  }
}

async function writeFile(
  directory: FileSystemDirectoryHandle,
  name: string,
  entry: FileEntry,
  signal: AbortSignal | undefined
): Promise<boolean> {
  const file = await directory.getFileHandle(name, { create: true });
  try {
    await entry.getData(await file.createWritable(), signal && { signal });
    return true;
  } catch {
    // The browser keeps what was written apart until all of it is there; what is left is an empty file.
    await directory.removeEntry(name);
    return false;
  }
}
