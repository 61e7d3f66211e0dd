/** What is captured, as far as the browser tells. */
export function sourceOf(track: MediaStreamTrack): string {
  const { deviceId, displaySurface } = track.getSettings();
  return [track.label, deviceId, displaySurface].join('|');
}

/**
 * After these the same track may show something else. `configurationchange` comes with every new size, too.
 * https://www.w3.org/TR/mediacapture-extensions/#the-configurationchange-event
 */
export const sourceEvents = ['configurationchange', 'capturehandlechange', 'mute', 'unmute'];

/** For browsers that change the source without an event. */
const lookEveryMs = 1_000;

/**
 * Calls `changed` when the same track shows another tab, window or screen, as by the menu of a Mac.
 * @returns ends that
 */
export function watchSource(track: MediaStreamTrack, changed: () => void): () => void {
  let before = sourceOf(track);
  const look = (): void => {
    const now = sourceOf(track);
    if (now === before) return;
    before = now;
    changed();
  };
  for (const event of sourceEvents) track.addEventListener(event, look);
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    for (const event of sourceEvents) track.removeEventListener(event, look);
  };
}
