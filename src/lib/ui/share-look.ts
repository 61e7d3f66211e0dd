const isOfLook = (name: string): boolean =>
  name === 'lang' || name === 'dir' || name === 'class' || name.startsWith('data-');

/**
 * Gives an empty window of this page the page's look: language, theme, the shop's colours, style sheets; also what
 * changes of them or is fetched later, as long as the window is open. Sheets go over as elements of their own,
 * because the policy of the page holds there too and allows no style in attributes.
 */
export function shareLook(opened: Window): void {
  const { documentElement: root, head } = document;
  const { documentElement: theirRoot, head: theirHead } = opened.document;
  const copied = new WeakSet<Element>();

  function share(): void {
    for (const name of theirRoot.getAttributeNames())
      if (isOfLook(name) && !root.hasAttribute(name)) theirRoot.removeAttribute(name);
    for (const { name, value } of root.attributes) if (isOfLook(name)) theirRoot.setAttribute(name, value);
    // by script, which the policy allows
    for (const name of root.style) theirRoot.style.setProperty(name, root.style.getPropertyValue(name));
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style')) {
      if (copied.has(sheet)) continue;
      copied.add(sheet);
      const copy = opened.document.importNode(sheet, true);
      // relative addresses would be looked for beside about:blank
      if (sheet instanceof HTMLLinkElement) (copy as HTMLLinkElement).href = sheet.href;
      theirHead.append(copy);
    }
  }

  share();
  const observer = new MutationObserver(share);
  observer.observe(root, { attributes: true });
  observer.observe(head, { childList: true });
  opened.addEventListener('pagehide', () => observer.disconnect());
}
