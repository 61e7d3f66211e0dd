import { Emitter, type Listenable } from '../base/emitter.js';
import { siteDirectory } from '../base/site-scope.js';
import { spawnRecordingWorker, steadily } from './media-workers.js';
import { paintedTrack, type PaintedTrack } from './painted-track.js';
import { recordingSize } from './recording-size.js';
import type { FromRecordingWorker, ToRecordingWorker } from './recording-messages.js';

/** In this order: VP9 keeps text sharpest; MP4 is what Safari has. */
const formats = [
  { mimeType: 'video/webm;codecs=vp9', extension: 'webm' },
  { mimeType: 'video/webm;codecs=vp8', extension: 'webm' },
  { mimeType: 'video/webm', extension: 'webm' },
  { mimeType: 'video/mp4', extension: 'mp4' }
] as const;

const framesPerSecond = 15;
const bitsPerSecond = 2_500_000;
/** So much is lost at the most when the page dies. */
const chunkMs = 1_000;

const growIntervalMs = 1_000;

type RecordingFormat = (typeof formats)[number];

export const recordingFormat = (): RecordingFormat | undefined =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : formats.find(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType));

export interface RecordedFile {
  name: string;
  bytes: number;
  seconds: number;
  /** Lower-case hex. */
  sha256: string;
  file: Blob;
}

export interface Recording {
  readonly name: string;
  /** Bytes that are safe on the disk. */
  readonly onWritten: Listenable<number>;
  /** It ended by itself: the disk is full, or the encoder failed. What was written can be kept. */
  readonly onFailed: Listenable<void>;
  /** Milliseconds so far, pauses left out. */
  elapsedMs(): number;
  pause(): void;
  resume(): void;
  /** Ends it. `undefined` when nothing was recorded. Calling it again gives the same. */
  stop(): Promise<RecordedFile | undefined>;
}

interface RecordingOptions {
  /** Without the ending. */
  name: string;
  format: RecordingFormat;
  /** Of the picture now. A larger one makes the recording larger, a smaller one is fitted into it. */
  size(): { width: number; height: number };
  /** Paints what is recorded, all of the canvas. Called some times a second, also while the page is hidden. */
  paint(context: CanvasRenderingContext2D, size: { width: number; height: number }): void;
  /** Voices. */
  audio?: readonly MediaStreamTrack[];
}

interface Generator extends MediaStreamTrack {
  writable: WritableStream<VideoFrame>;
}

/** A track of what is painted. A hidden page's canvas gives no frames of its own in Chromium; it is read there. */
function trackOf(canvas: HTMLCanvasElement): PaintedTrack {
  const { MediaStreamTrackGenerator } = globalThis as {
    MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => Generator;
  };
  if (!MediaStreamTrackGenerator) return paintedTrack(canvas);
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  return {
    track,
    frame: () => {
      const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000) });
      // takes the frame, and closes it when it is used
      void writer.write(frame).catch(() => frame.close());
    }
  };
}

/** Begins to record what is painted, straight to the disk. */
export function startRecording(options: RecordingOptions): Recording {
  const { format, paint } = options;
  const name = `${options.name}.${format.extension}`;
  let size = recordingSize(undefined, options.size());
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d', { alpha: false })!;
  const { track, frame } = trackOf(canvas);
  const stream = new MediaStream([track, ...(options.audio ?? [])]);
  const recorder = new MediaRecorder(stream, {
    mimeType: format.mimeType,
    videoBitsPerSecond: bitsPerSecond
  });
  const worker = spawnRecordingWorker();
  const written = new Emitter<number>();
  const failed = new Emitter<void>();
  const send = (message: ToRecordingWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer);
  let elapsed = 0;
  let runningSince: number | undefined = performance.now();
  let lastChunk: Promise<void> = Promise.resolve();
  let ending: Promise<RecordedFile | undefined> | undefined;

  const elapsedMs = (): number =>
    elapsed + (runningSince === undefined ? 0 : performance.now() - runningSince);
  const hold = (): void => {
    elapsed = elapsedMs();
    runningSince = undefined;
  };

  send({ type: 'begin', name });
  worker.onmessage = ({ data }: MessageEvent<FromRecordingWorker>) => {
    if (data.type === 'written') written.emit(data.bytes);
    else if (data.type === 'failed') failed.emit();
  };
  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    lastChunk = lastChunk.then(async () => {
      const bytes = await data.arrayBuffer();
      send({ type: 'chunk', bytes, milliseconds: elapsedMs(), size }, [bytes]);
    });
  };
  recorder.onerror = () => failed.emit();
  let grownAt = -Infinity;
  /** An encoder begins anew with another size: not with every frame of a window that is dragged larger. */
  function grow(): void {
    const next = recordingSize(size, options.size());
    const isSame = next.width === size.width && next.height === size.height;
    if (isSame || performance.now() - grownAt < growIntervalMs) return;
    grownAt = performance.now();
    size = next;
    Object.assign(canvas, size);
  }
  const stopPainting = steadily(framesPerSecond, () => {
    if (recorder.state !== 'recording') return;
    grow();
    paint(context, size);
    frame();
  });
  paint(context, size);
  recorder.start(chunkMs);
  frame();

  async function finish(): Promise<RecordedFile | undefined> {
    hold();
    stopPainting();
    await new Promise<void>((resolve) => {
      if (recorder.state === 'inactive') return resolve();
      recorder.onstop = () => resolve();
      recorder.stop();
    });
    await lastChunk;
    track.stop();
    const result = await new Promise<FromRecordingWorker>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<FromRecordingWorker>) => {
        // what was written before a piece failed is kept
        if (data.type === 'finished' || (data.type === 'failed' && data.during === 'finish')) resolve(data);
      };
      send({ type: 'finish', milliseconds: elapsed });
    });
    worker.terminate();
    if (result.type !== 'finished' || result.bytes === 0) return undefined;
    const file = result.blob ?? (await keptRecording(name));
    return file && { name, bytes: result.bytes, seconds: elapsed / 1000, sha256: result.sha256, file };
  }

  return {
    name,
    onWritten: written.on,
    onFailed: failed.on,
    elapsedMs,
    pause() {
      if (recorder.state !== 'recording') return;
      recorder.pause();
      hold();
    },
    resume() {
      if (recorder.state !== 'paused') return;
      recorder.resume();
      runningSince = performance.now();
    },
    stop: () => (ending ??= finish())
  };
}

const recordingsFolder = async (): Promise<FileSystemDirectoryHandle> =>
  (await siteDirectory()).getDirectoryHandle('recordings', { create: true });

async function keptRecording(name: string): Promise<File | undefined> {
  const folder = await recordingsFolder();
  return (await folder.getFileHandle(name)).getFile();
}

/** Recordings that wait on this browser's disk, as after a crash: each was written up to its last second. */
export async function keptRecordings(): Promise<File[]> {
  try {
    const files: File[] = [];
    for await (const handle of (await recordingsFolder()).values())
      if (handle.kind === 'file') files.push(await handle.getFile());
    return files.filter(({ size }) => size > 0);
  } catch {
    // no disk for this page: private windows
    return [];
  }
}

export async function deleteRecording(name: string): Promise<void> {
  await (await recordingsFolder()).removeEntry(name).catch(() => undefined);
}
