import type { Area } from '../../../../media/frame-filter.js';
import type { PictureRecords } from './picture-records.js';
import type { StageDesk } from '../stage-desk.svelte.js';

export interface ScreenshotOptions {
  /** All of the picture where it is not given. */
  area?: Area | undefined;
  withMarks: boolean;
}

/** The picture as it is shown now, in its own pixels. `undefined` where there is none, or no memory for it. */
export async function takeScreenshot(
  desk: StageDesk,
  { area = { x: 0, y: 0, width: 1, height: 1 }, withMarks }: ScreenshotOptions
): Promise<Blob | undefined> {
  const { natural } = desk.picture;
  const part = {
    left: Math.round(area.x * natural.width),
    top: Math.round(area.y * natural.height),
    width: Math.max(1, Math.round(area.width * natural.width)),
    height: Math.max(1, Math.round(area.height * natural.height))
  };
  if (natural.width === 0) return undefined;
  const canvas = Object.assign(document.createElement('canvas'), { width: part.width, height: part.height });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return undefined;
  context.translate(-part.left, -part.top);
  desk.paint(context, natural, { withMarks });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
}

/** @returns whether the browser took it */
export async function copyPicture(blob: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keeps a picture with the session's history, and names it in the notes.
 * @returns false where it is too large or cannot be stored
 */
export async function keepInNotes(records: PictureRecords, name: string, blob: Blob): Promise<boolean> {
  try {
    const [notes, buffer] = await Promise.all([records.notes(), blob.arrayBuffer()]);
    await records.keepPicture({ name, type: 'image/png', bytes: new Uint8Array(buffer) });
    const { text } = notes;
    notes.text = `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${name}\n`;
    return true;
  } catch {
    return false;
  }
}
