/** What Chromium tells of the network (Network Information API); other browsers have `online` only. */
interface NavigatorWithConnection {
  connection?: EventTarget;
}

/** Calls `f` when the browser says that this computer's network is another one, or there again. */
export function onNetworkChange(f: () => void): () => void {
  const targets: [EventTarget | undefined, string][] = [
    [globalThis.window, 'online'],
    [(globalThis.navigator as NavigatorWithConnection | undefined)?.connection, 'change']
  ];
  const listener = (): void => f();
  for (const [target, type] of targets) target?.addEventListener(type, listener);
  return () => {
    for (const [target, type] of targets) target?.removeEventListener(type, listener);
  };
}
