import { shareLook } from '../../../ui/share-look.js';

/** Of TypeScript's DOM that it does not know yet. https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const api = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

export const canOpenGuideWindow = (): boolean => api() !== undefined;

/** A window of our own that stays on top, empty but for the page's look. To be called in the click itself. */
export async function openGuideWindow(title: string): Promise<Window | undefined> {
  const opened = await api()
    ?.requestWindow({ width: 420, height: 640 })
    .catch(() => undefined);
  if (!opened) return undefined;
  opened.document.title = title;
  shareLook(opened);
  return opened;
}
