import type { FileRowView } from '../../session/files-view.js';
import { download } from '../../ui/download.js';

type Stored = Promise<Blob | undefined>;

async function bytesOf(stored: Stored): Promise<Blob> {
  const blob = await stored;
  if (!blob) throw new Error('it is not there any more');
  return blob;
}

/** A large file is still being copied for a while. */
const copyingMs = 30 * 60_000;

export async function saveFile({ safeName }: FileRowView, stored: Stored): Promise<boolean> {
  download(safeName, await bytesOf(stored), copyingMs);
  return true;
}

interface FolderPicker {
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

export const canSaveFolders = (): boolean => 'showDirectoryPicker' in globalThis;

/** Into a folder that the person picks; false when they pick none. Call it from a click. */
export async function saveAsFolder({ name }: FileRowView, stored: Stored): Promise<boolean> {
  try {
    const into = await (globalThis as FolderPicker).showDirectoryPicker?.({ mode: 'readwrite' });
    if (!into) return false;
    const { unpack } = await import('./unpack.js');
    await unpack(await bytesOf(stored), into, name);
    return true;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return false;
    throw thrown;
  }
}

/** Puts a clip on this side's clipboard. Call it from a click. */
export async function copyClip({ mime }: FileRowView, stored: Stored): Promise<boolean> {
  const type = mime.startsWith('image/') ? 'image/png' : 'text/plain';
  // Safari wants the item within the click, and its bytes may come later.
  const bytes = bytesOf(stored).then(async (blob) => new Blob([await blob.arrayBuffer()], { type }));
  await navigator.clipboard.write([new ClipboardItem({ [type]: bytes })]);
  return true;
}
