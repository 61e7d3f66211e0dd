import { paintFiltered, type FilterRules } from './frame-filter.js';
import { spawnFilterWorker, steadily } from './media-workers.js';
import { paintedTrack } from './painted-track.js';

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

/** Applies the rules from the first frame on: no frame passes unfiltered, now or after an update. */
export function filterTrack(source: MediaStreamTrack, rules: FilterRules): FilteredTrack {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = globalThis as Transform;
  if (!MediaStreamTrackProcessor || !MediaStreamTrackGenerator) return filterOnCanvas(source, rules);
  const { readable } = new MediaStreamTrackProcessor({ track: source, maxBufferSize: 2 });
  const generator = new MediaStreamTrackGenerator({ kind: 'video' });
  const { writable } = generator;
  const worker = spawnFilterWorker();
  worker.postMessage({ readable, writable, rules }, [readable, writable]);
  let asked = 0;
  const waiting = new Map<number, () => void>();
  worker.onmessage = ({ data }: MessageEvent<{ applied: number }>) => {
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

function filterOnCanvas(source: MediaStreamTrack, first: FilterRules): FilteredTrack {
  let rules = first;
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
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    paintFiltered(context, video, { width, height }, rules);
    frame();
  };
  const stop = steadily(canvasFramesPerSecond, paint);
  return {
    track,
    update(next) {
      rules = next;
      paint();
      return Promise.resolve();
    },
    close() {
      stop();
      track.stop();
      video.srcObject = null;
    }
  };
}
