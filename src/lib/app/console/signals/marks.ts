/** The tab's icon and the installed app's badge. */

const iconOf = (): HTMLLinkElement | null => document.querySelector('link[rel=icon]');

/**
 * @param count of what waits for the technician
 * @param isNews something happened that nobody has seen yet: the icon blinks
 * @returns stops the blinking
 */
export function showMarks(count: number, isNews: boolean): () => void {
  const badge = navigator as Navigator & { setAppBadge?(count: number): Promise<void> };
  // only of use, and only allowed, where the console is installed
  void badge.setAppBadge?.(count).catch(() => undefined);
  const icon = iconOf();
  if (!icon) return () => undefined;
  const plain = icon.href.replace(/mark(-news)?\.svg$/, 'mark.svg');
  const news = plain.replace(/mark\.svg$/, 'mark-news.svg');
  const show = (address: string): void => {
    if (icon.href !== address) icon.href = address;
  };
  show(count > 0 || isNews ? news : plain);
  if (!isNews || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => undefined;
  const timer = setInterval(() => show(icon.href === news ? plain : news), 1_000);
  return () => clearInterval(timer);
}
