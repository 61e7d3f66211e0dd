import { scoped } from '../base/site-scope.js';

const channelName = scoped('history');

/** Hears that another page, or another part of this one, has changed the archive. Lasts as long as the page. */
export function onArchiveChanged(listener: () => void): void {
  if (typeof BroadcastChannel === 'undefined') return;
  new BroadcastChannel(channelName).onmessage = listener;
}

/** Says to whoever shows the archive that something in it has changed. */
export function announceArchiveChange(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no other origin
  channel.postMessage('changed');
  channel.close();
}
