import { download } from '../../../ui/download.js';

/** A long recording is read while it is saved. */
const copyingMs = 10 * 60_000;

type SavePicker = (options: {
  suggestedName: string;
  startIn: 'videos';
}) => Promise<{ createWritable(): Promise<WritableStream> }>;

/**
 * Copies a recording from the browser's own disk to the place that the technician picks, piece by piece; where the
 * browser has no such picker, by its download. Must be called in a click.
 *
 * @returns `saved`: it is there, all of it. `offered`: the browser does not say what becomes of a download.
 */
export async function saveRecording(
  name: string,
  file: Blob
): Promise<'saved' | 'offered' | 'given-up' | 'failed'> {
  const { showSaveFilePicker } = globalThis as { showSaveFilePicker?: SavePicker };
  if (!showSaveFilePicker) {
    download(name, file, copyingMs);
    return 'offered';
  }
  try {
    const place = await showSaveFilePicker({ suggestedName: name, startIn: 'videos' });
    await file.stream().pipeTo(await place.createWritable());
    return 'saved';
  } catch (thrown) {
    return thrown instanceof DOMException && thrown.name === 'AbortError' ? 'given-up' : 'failed';
  }
}
