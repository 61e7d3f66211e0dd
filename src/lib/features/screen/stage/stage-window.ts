/** Stages in windows of their own: same page, same streams, another window. */
import { mount, unmount, type Component } from 'svelte';
import { siteStorage } from '../../../base/site-storage.js';
import { shareLook } from '../../../ui/share-look.js';

const storage = siteStorage('localStorage');
const storageKey = 'stage-window';

export const opensInWindow = (): boolean => storage.getItem(storageKey) === 'always';

export const setOpensInWindow = (always: boolean): void =>
  storage.setItem(storageKey, always ? 'always' : 'asked');

/**
 * Opens an empty window with the look of this page and puts a component into it. Must be called in a click.
 *
 * @param onClosed called once, whoever closed it
 * @returns the window, or `undefined` where the browser allows none
 */
export function openStageWindow<Props extends Record<string, unknown>>(
  component: Component<Props>,
  {
    props,
    context,
    title,
    onClosed
  }: { props: Props; context: Map<unknown, unknown>; title: string; onClosed(): void }
): Window | undefined {
  const opened = window.open('', '', 'popup,width=1280,height=800');
  if (!opened) return undefined;
  const { document: page } = opened;
  page.title = title;
  shareLook(opened);
  const root = page.body.appendChild(page.createElement('div'));
  root.className = 'stage-window';
  const mounted = mount(component, { target: root, props, context });
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    removeEventListener('pagehide', close);
    void unmount(mounted);
    onClosed();
  };
  const close = (): void => opened.close();
  opened.addEventListener('pagehide', end);
  // a window without its page would show a picture that nobody can end
  addEventListener('pagehide', close);
  return opened;
}
