/**
 * Offers a file by the browser's own download, which copies from disk to disk: flat in memory, whatever the size.
 * @param heldMs how long the browser may read from `blob`; what is large or on a slow disk needs more
 */
export function download(name: string, blob: Blob, heldMs = 60_000): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari starts the download after this task: taking the address back at once would leave it empty.
  setTimeout(() => URL.revokeObjectURL(url), heldMs);
}

/** @param type without its charset, which is UTF-8 */
export function downloadText(name: string, type: string, text: string): void {
  download(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** For people's own editors: the mark at the beginning makes old ones read it as UTF-8. */
export const downloadPlainText = (name: string, text: string): void =>
  downloadText(name, 'text/plain', `\uFEFF${text}`);

/** `2026-05-04-140501`, in the reader's own time: names with it sort as the files were made. */
export function fileStamp(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}`;
}

/** `tincan-2026-05-04-140501`: of a picture or a recording, without the end of a file's name. */
export const pictureName = (at: number): string => `tincan-${fileStamp(at)}`;
