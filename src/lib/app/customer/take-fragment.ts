/**
 * Reads what stands behind the `#` of the address and takes it out of the address bar and the history at once:
 * an invite link is a key, and a key does not belong where others look (UI-C9).
 * Empty when nothing stands there.
 */
export function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (fragment === '') return '';
  // SvelteKit wraps `history.replaceState` to warn of calls beside its router. This one is meant to be beside it:
  // it comes before the router starts, and keeps the router's own entry in the state.
  History.prototype.replaceState.call(history, history.state, '', location.pathname + location.search);
  return fragment;
}
