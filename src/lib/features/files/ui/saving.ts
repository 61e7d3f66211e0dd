import { missedIfLost } from '../../../base/lost-part.js';
import type { FileRowView } from '../shared/files-view.js';
import { download } from '../../../ui/download.js';
import { saveInPlace } from '../../../ui/save-in-place.js';
import { plainTextOf, pngOf } from './png-of.js';
import type { Unpacked } from './unpack.js';

type Stored = Promise<Blob | undefined>;

/** How it went; everything else rejects. */
export type Outcome = 'saved' | 'given-up' | 'clip-unfit' | 'clip-refused' | Unpacked;

export interface SaveOptions {
  signal: AbortSignal;
  onProgress: (done: number, all: number) => void;
}

async function bytesOf(stored: Stored): Promise<Blob> {
  const blob = await stored;
  if (!blob) throw new Error('it is not there any more');
  return blob;
}

/** A large file is still being copied for a while. */
const copyingMs = 30 * 60_000;

export async function saveFile({ safeName }: FileRowView, stored: Stored): Promise<Outcome> {
  download(safeName, await bytesOf(stored), copyingMs);
  return 'saved';
}

/** To a place that the person picks. Call it from a click. */
export const saveElsewhere = (
  { safeName }: FileRowView,
  stored: Stored,
  { signal, onProgress }: SaveOptions
): Promise<Outcome> =>
  saveInPlace(safeName, () => bytesOf(stored), { signal, onPicked: () => onProgress(1, 1) });

interface FolderPicker {
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

export const canSaveFolders = (): boolean => 'showDirectoryPicker' in globalThis;

/** Into a folder that the person picks; `given-up` when they pick none. Call it from a click. */
export async function saveAsFolder(
  { name }: FileRowView,
  stored: Stored,
  options: SaveOptions
): Promise<Outcome> {
  try {
    const into = await (globalThis as FolderPicker).showDirectoryPicker?.({ mode: 'readwrite' });
    if (!into) return 'given-up';
    const { unpack } = await missedIfLost(import('./unpack.js'));
    const unpacked = await unpack(await bytesOf(stored), into, name, options);
    return unpacked.missing.length === 0 ? 'saved' : unpacked;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return 'given-up';
    throw thrown;
  }
}

/** Puts a clip on this side's clipboard. Call it from a click. */
export async function copyClip({ mime }: FileRowView, stored: Stored): Promise<Outcome> {
  const isPicture = mime.startsWith('image/');
  const type = isPicture ? 'image/png' : 'text/plain';
  const copy = bytesOf(stored).then((blob) => (isPicture ? pngOf(blob) : plainTextOf(blob)));
  try {
    // Safari wants the item within the click, and its bytes may come later.
    const bytes = copy.then((blob) => blob ?? Promise.reject(new Error('not fit for a clipboard')));
    await navigator.clipboard.write([new ClipboardItem({ [type]: bytes })]);
    return 'saved';
  } catch {
    return (await copy) ? 'clip-refused' : 'clip-unfit';
  }
}
