import { siteDirectory } from '../../../base/site-scope.js';

/** Does a recording wait on this browser's own disk? Asked before anything of the stage's tools is fetched. */
export async function hasLeftRecordings(): Promise<boolean> {
  try {
    const folder = await (await siteDirectory()).getDirectoryHandle('recordings');
    for await (const _ of folder.keys()) return true;
  } catch {
    // no such folder yet, or no disk for this page
  }
  return false;
}
