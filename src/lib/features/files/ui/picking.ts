import { err, ok, type Result } from '../../../base/result.js';
import { maxPickedFiles, type Picked } from '../shared/files-view.js';

/** What can be sent, or why nothing is. */
export type Picking = Result<Picked[], 'nothing' | 'too-many'>;

export interface Dropped {
  entry: FileSystemEntry | undefined;
  handle: Promise<FileSystemHandle | null> | undefined;
  file: File | undefined;
}

/** What a file field holds: files, or one folder whose files know their paths. */
export function pickedFrom(files: readonly File[]): Picking {
  const folders = new Map<string, Picked>();
  const singles: Picked[] = [];
  for (const file of files) {
    const [folder, ...path] = file.webkitRelativePath.split('/');
    if (!folder || path.length === 0) {
      singles.push(single(file));
      continue;
    }
    const known = folders.get(folder) ?? { kind: 'folder', name: folder, files: [] };
    known.files.push({ path: path.join('/'), file });
    folders.set(folder, known);
  }
  return sendable([...singles, ...folders.values()]);
}

/** Rejects when the browser may not read a file. */
export async function pickedFromDrop(dropped: readonly Dropped[]): Promise<Picking> {
  const picked: Picked[] = [];
  for (const { entry, handle, file } of dropped) {
    if (entry?.isDirectory) {
      const files: Picked['files'] = [];
      await collect(entry as FileSystemDirectoryEntry, '', files);
      picked.push({ kind: 'folder', name: entry.name, files });
    } else if (file) {
      const kept = await handle;
      picked.push({
        ...single(file),
        handle: kept?.kind === 'file' ? (kept as FileSystemFileHandle) : undefined
      });
    }
  }
  return sendable(picked.filter(({ files }) => files.length > 0));
}

/** Text, a link or a picture of the clipboard. Rejects when the browser does not show it. */
export async function pickedFromClipboard(reading: Promise<ClipboardItem[]> | undefined): Promise<Picking> {
  const items = (await reading) ?? [];
  const picked: Picked[] = [];
  for (const item of items) {
    const type =
      item.types.find((name) => name.startsWith('image/')) ??
      item.types.find((name) => name === 'text/plain');
    if (!type) continue;
    const blob = await item.getType(type);
    const name =
      type === 'text/plain' ? nameOfText(await blob.text()) : `clipboard.${type.slice('image/'.length)}`;
    picked.push({ kind: 'clip', name, files: [{ path: name, file: new File([blob], name, { type }) }] });
  }
  return sendable(picked);
}

/** All of it or nothing: a part would look like the whole. */
function sendable(picked: Picked[]): Picking {
  if (picked.length === 0) return err('nothing');
  const count = picked.reduce((sum, { files }) => sum + files.length, 0);
  return count > maxPickedFiles ? err('too-many') : ok(picked);
}

/** The beginning of the text: what people recognise it by. */
function nameOfText(text: string): string {
  const beginning = [...text.replace(/\s+/gu, ' ').trim()].slice(0, 40).join('');
  return `${beginning || 'clipboard'}.txt`;
}

const single = (file: File): Picked => ({
  kind: 'file',
  name: file.name,
  files: [{ path: file.name, file }]
});

/**
 * Adds the files of a folder to `files`, in the order of the browser, those of its folders at their place. A folder
 * with too many is not walked to its end.
 */
async function collect(
  folder: FileSystemDirectoryEntry,
  under: string,
  files: Picked['files']
): Promise<void> {
  const reader = folder.createReader();
  for (let entries = await entriesOf(reader); entries.length > 0; entries = await entriesOf(reader)) {
    for (const entry of entries) {
      if (files.length > maxPickedFiles) return;
      const path = `${under}${entry.name}`;
      if (entry.isDirectory) await collect(entry as FileSystemDirectoryEntry, `${path}/`, files);
      else files.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
}

/** The next ones; a reader gives them in parts, and none at its end. */
const entriesOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));
