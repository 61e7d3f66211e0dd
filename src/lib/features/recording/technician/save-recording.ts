import { download } from '../../../ui/download.js';
import { canPickPlace, saveInPlace } from '../../../ui/save-in-place.js';

/** A long recording is read while it is saved. */
const copyingMs = 10 * 60_000;

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
  if (!canPickPlace()) {
    download(name, file, copyingMs);
    return 'offered';
  }
  return saveInPlace(name, async () => file, { startIn: 'videos' }).catch(() => 'failed' as const);
}
