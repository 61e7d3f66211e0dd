import { fits, paintFiltered, type FilterRules, type Size } from './frame-filter.js';
import { spawnFilterWorker, steadily } from './media-workers.js';
import { paintedTrack } from './painted-track.js';
import { watchPlace } from './place-watch.js';
import type { CapturedScreen } from './screen-capture.js';

/** A picture with parts of it blackened, or without colours. */
export interface FilteredTrack {
  readonly track: MediaStreamTrack;
  /** @returns when no frame will come any more that was painted by the rules before */
  update(rules: FilterRules): Promise<void>;
  /** Ends the filtered track; the one it was made of stays the caller's. */
  close(): void;
}

/** Chromium's, which TypeScript does not know for pages. https://www.w3.org/TR/mediacapture-transform/ */
interface Transform {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => {
    readable: ReadableStream<VideoFrame>;
  };
  MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
    writable: WritableStream<VideoFrame>;
  };
}

/** Enough for a screen that is read; each picture is painted by hand here. */
const canvasFramesPerSecond = 15;

/** Called when what is below the boxes may have moved; with the size of the picture, when that is another one. */
type Moved = (size?: Size) => void;

/**
 * Applies the rules from the first frame on: no frame passes unfiltered, now or after an update, and none that has
 * another size than the boxes are for.
 */
export function filterScreen(screen: CapturedScreen, rules: FilterRules, moved: Moved): FilteredTrack {
  const filtered = filterTrack(screen.track, rules, moved);
  const stopWatching = watchPlace(screen, moved);
  return {
    ...filtered,
    close() {
      stopWatching();
      filtered.close();
    }
  };
}

function filterTrack(source: MediaStreamTrack, rules: FilterRules, moved: Moved): FilteredTrack {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as Transform;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return filterOnCanvas(source, rules, moved);
  const { readable } = new MediaStreamTrackProcessor({ track: source, maxBufferSize: 2 });
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const { writable } = generator;
  const worker = spawnFilterWorker();
  worker.postMessage({ readable, writable, rules }, [readable, writable]);
  let asked = 0;
  const waiting = new Map<number, () => void>();
  worker.onmessage = ({ data }: MessageEvent<{ applied: number } | { moved: Size }>) => {
    if ('moved' in data) return moved(data.moved);
    waiting.get(data.applied)?.();
    waiting.delete(data.applied);
  };
  return {
    track: generator,
    update: (next) =>
      new Promise((resolve) => {
        waiting.set(++asked, resolve);
        worker.postMessage({ rules: next, turn: asked }, []);
      }),
    close() {
      generator.stop();
      worker.terminate();
    }
  };
}

function filterOnCanvas(source: MediaStreamTrack, first: FilterRules, moved: Moved): FilteredTrack {
  let rules = { ...first };
  let refused = '';
  const waiting: (() => void)[] = [];
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([source]);
  void video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false })!;
  const { track, frame } = paintedTrack(canvas);
  const paint = (): void => {
    const { videoWidth: width, videoHeight: height } = video;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || width === 0) return;
    rules.size ??= { width, height };
    if (!fits(rules, { width, height })) {
      const isKnown = refused === `${width} ${height}`;
      refused = `${width} ${height}`;
      return isKnown ? undefined : moved({ width, height });
    }
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    paintFiltered(context, video, { width, height }, rules);
    frame();
    for (const applied of waiting.splice(0)) applied();
  };
  const stop = steadily(canvasFramesPerSecond, paint);
  return {
    track,
    update(next) {
      rules = { ...next };
      refused = '';
      // not painted here: Firefox still sends, by a sender that was cut, what is painted in the task of the cut
      return new Promise((resolve) => waiting.push(resolve));
    },
    close() {
      stop();
      track.stop();
      video.srcObject = null;
    }
  };
}
