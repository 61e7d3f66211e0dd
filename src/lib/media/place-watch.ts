import type { CapturedScreen } from './screen-capture.js';
import { steadily } from './media-workers.js';

/** What a box is bound to, beyond the size of the picture. Browsers tell late, or not at all, that it is another one. */
const looksPerSecond = 10;

/**
 * Calls `moved` when what is captured may be at another place in its picture, or is something else: the browser's own
 * «share this tab instead», a zoom of the shared tab, another scale of the screen.
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
  for (const event of placeEvents) track.addEventListener(event, look);
  const stops = [
    steadily(looksPerSecond, look),
    zoom?.onChange(moved),
    () => {
      for (const event of placeEvents) track.removeEventListener(event, look);
    }
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
}

/** `configurationchange`: https://www.w3.org/TR/mediacapture-extensions/#the-configurationchange-event */
const placeEvents = ['configurationchange', 'capturehandlechange', 'mute', 'unmute'];

/** The screen's own scale does not matter to a tab, and a zoom of this page would change it. */
function placeOf(track: MediaStreamTrack): string {
  const { deviceId, displaySurface } = track.getSettings();
  const scale = displaySurface === 'browser' ? 0 : `${screen.width} ${screen.height}`;
  return [track.label, deviceId, displaySurface, scale].join('|');
}
