/**
 * Several sites may be served from one origin, each from a folder of its own. A browser keeps databases, storage,
 * channels, locks, caches and files by origin, so everything is named for the folder (rule NB1).
 */

/**
 * The folder of the site as a path, with a slash at both ends. The address of this code says it, in pages and
 * workers alike: a build lies in `_app/immutable`. Elsewhere (development, unit tests) the site is the whole origin.
 */
export const siteFolder = folderOf(import.meta.url);

/** A name that no other site of this origin uses. */
export const scoped = (name: string, folder = siteFolder): string => `tincan ${folder} ${name}`;

/** The site's own folder in the browser's file system (OPFS). Rejects where there is no such disk. */
export async function siteDirectory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(directoryName(siteFolder), { create: true });
}

export function folderOf(script: string): string {
  const [folder, inside] = new URL(script).pathname.split('_app/immutable/', 2);
  if (inside === undefined) return '/';
  try {
    // `/~shop/` and `/%7Eshop/` are one folder
    return decodeURI(folder!);
  } catch {
    return folder!;
  }
}

/** No slash may be in it, and disks take 255 bytes. */
export const directoryName = (folder: string): string => `tincan ${encodeURIComponent(folder).slice(-200)}`;
