/** Copies a text. False when the browser refuses both of its ways. Call it from a click. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/** For pages without a secure context or the permission. */
function copyBySelection(text: string): boolean {
  const focused = document.activeElement as HTMLElement | null;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  // inside a modal dialog everything outside of it is inert
  (focused?.closest('dialog') ?? document.body).append(area);
  area.select();
  const didCopy = document.execCommand('copy');
  area.remove();
  focused?.focus();
  return didCopy;
}
