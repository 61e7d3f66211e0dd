/** Offers `text` as a file of this name, by the browser's own download. */
export function saveText(fileName: string, text: string): void {
  // The mark at the beginning makes old editors read it as UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Safari starts the download after this task: taking the address back at once would leave it empty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** `tincan-2026-05-04-1405.txt`, in the reader's own time. */
export function logFileName(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `tincan-${local.slice(0, 10)}-${local.slice(11, 16).replace(':', '')}.txt`;
}
