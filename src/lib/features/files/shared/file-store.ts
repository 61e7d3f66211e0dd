/** The place of a session's received files in the browser's own file system (OPFS). */
import { scoped, siteDirectory } from '../../../base/site-scope.js';
import { dataFileName } from '../../../transfer/stored-name.js';

export async function storedFile(folder: string, id: string): Promise<File | undefined> {
  try {
    const directory = await (await siteDirectory()).getDirectoryHandle(folder);
    return await (await directory.getFileHandle(dataFileName(id))).getFile();
  } catch {
    // Also in a private window, or where site data is blocked.
    return undefined;
  }
}

/** Is there room for this much more? When the browser does not say, it is tried. */
export async function hasRoom(bytes: number): Promise<boolean> {
  try {
    const { quota, usage = 0 } = await navigator.storage.estimate();
    return quota === undefined || bytes <= quota - usage;
  } catch {
    return true;
  }
}

/** While a page shows a session's files, no other page clears them away. The result lets go. */
export function holdFolder(folder: string): () => void {
  let release = (): void => undefined;
  void navigator.locks
    ?.request(scoped(folder), { mode: 'shared' }, () => new Promise<void>((resolve) => (release = resolve)))
    .catch(() => undefined);
  return () => release();
}

/** Removes what sessions have left that are over, unless a page still shows it. @returns is anything left? */
export async function removeLeftovers(isOpen: (folder: string) => boolean): Promise<boolean> {
  const directory = await siteDirectory().catch(() => undefined);
  let isLeft = false;
  if (!directory) return isLeft;
  for await (const folder of directory.keys()) {
    if (!folder.startsWith('files-')) continue;
    if (isOpen(folder)) {
      isLeft = true;
      continue;
    }
    await navigator.locks?.request(scoped(folder), { ifAvailable: true }, async (lock) => {
      if (!lock) isLeft = true;
      else await directory.removeEntry(folder, { recursive: true }).catch(() => (isLeft = true));
    });
  }
  return isLeft;
}
