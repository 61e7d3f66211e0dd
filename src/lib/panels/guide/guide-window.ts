/** Of TypeScript's DOM that it does not know yet. https://wicg.github.io/document-picture-in-picture/ */
interface DocumentPictureInPicture {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

const api = (): DocumentPictureInPicture | undefined =>
  (globalThis as { documentPictureInPicture?: DocumentPictureInPicture }).documentPictureInPicture;

export const canOpenGuideWindow = (): boolean => api() !== undefined;

/**
 * A window of our own that stays on top. To be called in the click itself. It begins empty: it gets our style sheets
 * as links and copies, because no style may stand in a page itself (the content security policy goes for it, too).
 */
export async function openGuideWindow(title: string): Promise<Window | undefined> {
  const opened = await api()
    ?.requestWindow({ width: 420, height: 640 })
    .catch(() => undefined);
  if (!opened) return undefined;
  const { document: page } = opened;
  const { documentElement: root } = document;
  page.title = title;
  for (const name of ['lang', 'dir', 'data-theme']) {
    const value = root.getAttribute(name);
    if (value !== null) page.documentElement.setAttribute(name, value);
  }
  // The shop's colours, set by script and allowed as such.
  for (const name of root.style)
    page.documentElement.style.setProperty(name, root.style.getPropertyValue(name));
  copyStyles(page);
  // What is fetched later brings sheets of its own.
  const observer = new MutationObserver(() => copyStyles(page));
  observer.observe(document.head, { childList: true });
  opened.addEventListener('pagehide', () => observer.disconnect());
  return opened;
}

function copyStyles(page: Document): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
    if ([...page.styleSheets, ...page.head.querySelectorAll('link')].some(({ href }) => href === link.href))
      continue;
    const copy = page.createElement('link');
    copy.rel = 'stylesheet';
    copy.href = link.href;
    page.head.append(copy);
  }
}
