/** Offers a file by the browser's own download. */
export function saveFile(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari starts the download after this task: taking the address back at once would leave it empty.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
