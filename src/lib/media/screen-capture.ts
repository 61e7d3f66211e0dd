import { Emitter, type Listenable } from '../base/emitter.js';
import { err, ok, type Result } from '../base/result.js';
import { newController, tabZoom, type CaptureController, type TabZoom } from './tab-zoom.js';

/** `screen-denied`: by the person. `screen-blocked`: by the computer or the browser's own settings. */
export type CaptureError = 'screen-unsupported' | 'screen-denied' | 'screen-blocked' | 'screen-failed';

export interface CapturedScreen {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** What is captured now; `undefined` where the browser does not tell. */
  readonly surface: 'monitor' | 'window' | 'browser' | undefined;
  /** Of a tab, where the browser lets the page that captures it zoom it. */
  readonly zoom: TabZoom | undefined;
  /** The capture ended, by the browser's own bar or because the surface is gone; never after `stop()`. */
  readonly onEnded: Listenable<void>;
  stop(): void;
}

/** Members of the options that TypeScript's DOM does not know yet; a browser ignores those it does not know. */
interface ScreenOptions extends DisplayMediaStreamOptions {
  controller?: CaptureController;
  video: MediaTrackConstraints & { cursor: 'always' };
  monitorTypeSurfaces: 'include' | 'exclude';
  selfBrowserSurface: 'include' | 'exclude';
  surfaceSwitching: 'include' | 'exclude';
  systemAudio: 'include' | 'exclude';
}

/**
 * Native size up to 4K in either orientation. The maximum must be said: without one, Chromium shrinks to
 * 2880 × 1800. It allows no `min` and no `exact` here and answers them with a TypeError.
 * https://www.w3.org/TR/screen-capture/#constraints
 */
const screenOptions: ScreenOptions = {
  video: {
    width: { max: 3840 },
    height: { max: 3840 },
    frameRate: { ideal: 30, max: 30 },
    displaySurface: 'monitor',
    cursor: 'always'
  },
  audio: false,
  monitorTypeSurfaces: 'include',
  // Sharing the page that shows the session would only show itself.
  selfBrowserSurface: 'exclude',
  /**
   * Chromium's «Share this tab instead» puts another tab into the same track without a word: label, id and surface stay,
   * and so does the size where both tabs are as large (seen in 156). Marks and black boxes would lie on the wrong tab.
   * The page's own «Choose another» takes its place.
   */
  surfaceSwitching: 'exclude',
  systemAudio: 'exclude'
};

/** The parts of a page that tell whether it can capture. */
export interface CapturePage {
  isSecureContext: boolean;
  navigator: {
    userAgent: string;
    userAgentData?: { mobile: boolean };
    mediaDevices?: { getDisplayMedia?: unknown } | undefined;
  };
}

/**
 * False on phones and tablets (some of their browsers have `getDisplayMedia` and always refuse), in
 * browsers without it, and on pages that did not come over a secure connection.
 */
export function canCaptureScreen(page: CapturePage = globalThis): boolean {
  const { isSecureContext, navigator } = page;
  if (!isSecureContext || typeof navigator.mediaDevices?.getDisplayMedia !== 'function') return false;
  return navigator.userAgentData?.mobile !== true && !/Android|iPhone|iPad|iPod/.test(navigator.userAgent);
}

/**
 * Shows the browser's own picker. Must be called in the click itself, before anything is awaited: the
 * browser asks for a gesture of the person. The track is hinted as text, so that encoders keep it sharp.
 *
 * @returns `screen-unsupported` where `canCaptureScreen()` is false; else see `captureError()`
 */
export async function captureScreen(): Promise<Result<CapturedScreen, CaptureError>> {
  if (!canCaptureScreen()) return err('screen-unsupported');
  const controller = newController();
  const askedAt = performance.now();
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({
      ...screenOptions,
      ...(controller && { controller })
    });
  } catch (thrown) {
    return err(captureError(thrown, performance.now() - askedAt));
  }
  const [track] = stream.getVideoTracks();
  if (!track || track.readyState === 'ended') return err('screen-failed');
  return ok(capturedScreen(stream, track, controller));
}

/** Nobody reads a picker and closes it in less time. */
const quickestPersonMs = 200;

/**
 * Who refused? Both words of the specification for it are «NotAllowedError», with a message that no specification
 * gives: Chromium and Firefox say «Permission denied by system» where the system has not given the browser the right,
 * Firefox on a Mac «NotFoundError», older browsers «NotReadableError».
 * https://github.com/w3c/mediacapture-screen-share/issues/281
 * @param afterMs how long the browser took to say so
 */
export function captureError(thrown: unknown, afterMs: number): Exclude<CaptureError, 'screen-unsupported'> {
  const { name, message } = thrown as Partial<DOMException>;
  switch (name) {
    case 'NotAllowedError':
      return /\b(system|policy)\b/i.test(message ?? '') || afterMs < quickestPersonMs
        ? 'screen-blocked'
        : 'screen-denied';
    case 'NotFoundError':
    case 'NotReadableError':
      return 'screen-blocked';
    default:
      // a start that broke off, a page without the focus, an option that a browser does not take
      return 'screen-failed';
  }
}

function capturedScreen(
  stream: MediaStream,
  track: MediaStreamTrack,
  controller: CaptureController | undefined
): CapturedScreen {
  if ('contentHint' in track) track.contentHint = 'text';
  const ended = new Emitter<void>();
  track.addEventListener('ended', () => ended.emit());
  const zoom = tabZoom(controller);
  return {
    stream,
    track,
    get surface() {
      return surfaceOf(track);
    },
    get zoom() {
      return surfaceOf(track) === 'browser' ? zoom : undefined;
    },
    onEnded: ended.on,
    stop: () => {
      // No `ended` event follows from a page's own stop, by the specification.
      for (const each of stream.getTracks()) each.stop();
    }
  };
}

function surfaceOf(track: MediaStreamTrack): CapturedScreen['surface'] {
  const { displaySurface } = track.getSettings();
  if (displaySurface === 'monitor' || displaySurface === 'window' || displaySurface === 'browser')
    return displaySurface;
  return undefined;
}
