import type { CapturedScreen } from './screen-capture.js';
import { steadily } from './media-workers.js';
import { sourceEvents, sourceOf } from './source-watch.js';

/** What a box is bound to, beyond the size of the picture. Browsers tell late, or not at all, that it is another one. */
const looksPerSecond = 10;

/**
 * Calls `moved` when what is captured may be at another place in its picture, or is something else: another source in
 * the same capture, a zoom of the shared tab, another scale of the screen.
 * @returns ends that
 */
export function watchPlace({ track, zoom }: CapturedScreen, moved: () => void): () => void {
  let before = placeOf(track);
  const look = (): void => {
    const now = placeOf(track);
    if (now === before) return;
    before = now;
    moved();
  };
  for (const event of sourceEvents) track.addEventListener(event, look);
  const stops = [
    steadily(looksPerSecond, look),
    zoom?.onChange(moved),
    () => {
      for (const event of sourceEvents) track.removeEventListener(event, look);
    }
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
}

/** The screen's own scale does not matter to a tab, and a zoom of this page would change it. */
function placeOf(track: MediaStreamTrack): string {
  const isTab = track.getSettings().displaySurface === 'browser';
  return [sourceOf(track), isTab ? 0 : `${screen.width} ${screen.height}`].join('|');
}
