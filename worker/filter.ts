/** Filters a captured picture frame by frame, beside the page, before any encoder sees it. */
import {
  canFilterBytes,
  fits,
  filterBytes,
  paintFiltered,
  type FilterRules
} from '../src/lib/media/frame-filter.js';
import { onPageMessage, tellPage } from './page.js';

interface Begin {
  readable: ReadableStream<VideoFrame>;
  writable: WritableStream<VideoFrame>;
  rules: FilterRules;
}

interface Change {
  rules: FilterRules;
  /** Counts the changes: the page is told when it takes effect. */
  turn: number;
}

const restMs = 1_000;

let rules: FilterRules = { boxes: [], isGray: false };
let writer: WritableStreamDefaultWriter<VideoFrame> | undefined;
/** The frame that is shown, as it was captured: a screen at rest brings no other when the rules change. */
let latest: VideoFrame | undefined;
let latestAt = 0;
let buffer = new Uint8Array(0);
let canvas: OffscreenCanvas | undefined;
let lastWritten = -Infinity;
/** Of a frame that no box was drawn on; the page has been told. */
let refused = '';
/** One frame after the other: they share the buffer, and none may be made while another one is in it. */
let turn: Promise<void> = Promise.resolve();

onPageMessage((message) => {
  const data = message as Begin | Change;
  rules = data.rules;
  refused = '';
  if ('readable' in data) return void pump(data);
  // the frame that is being painted still goes by the rules before
  void turn.then(() => tellPage({ applied: data.turn }));
  // the page's own picture changes at once; whoever the page lets look again comes a moment later
  for (const pauseMs of [0, 150]) setTimeout(repeat, pauseMs);
});

/** A screen at rest brings no frames, and whoever begins to look at this track would wait for one. */
setInterval(() => {
  if (performance.now() - latestAt > restMs) repeat();
}, restMs);

function repeat(): void {
  if (latest) void write(latest, latest.timestamp + Math.round((performance.now() - latestAt) * 1000));
}

async function pump({ readable, writable }: Begin): Promise<void> {
  writer = writable.getWriter();
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    latest?.close();
    latest = value;
    latestAt = performance.now();
    await write(value, value.timestamp);
  }
  latest?.close();
  latest = undefined;
  await writer.close().catch(() => undefined);
}

function write(frame: VideoFrame, timestamp: number): Promise<void> {
  // a clone, because a newer frame may come and close this one while it waits for its turn
  const source = frame.clone();
  turn = turn.then(() => filterAndWrite(source, timestamp));
  return turn;
}

async function filterAndWrite(source: VideoFrame, timestamp: number): Promise<void> {
  try {
    if (!isFitting(source)) return;
    const filtered = canFilterBytes(source.format)
      ? await filterInPlace(source, timestamp)
      : filterOnCanvas(source, timestamp);
    if (filtered.timestamp <= lastWritten) return filtered.close();
    lastWritten = filtered.timestamp;
    await writer?.write(filtered);
  } catch {
    // A frame of a capture that just ended, or one that a browser cannot read. Nothing is sent in its place.
  } finally {
    source.close();
  }
}

/** Frames whose content has moved below the boxes stay here until the page says what fits them. */
function isFitting({ displayWidth: width, displayHeight: height }: VideoFrame): boolean {
  rules.size ??= { width, height };
  if (fits(rules, { width, height })) return true;
  const size = `${width} ${height}`;
  if (refused !== size) tellPage({ moved: { width, height } });
  refused = size;
  return false;
}

async function filterInPlace(frame: VideoFrame, timestamp: number): Promise<VideoFrame> {
  const format = frame.format as Parameters<typeof filterBytes>[0]['format'];
  const size = frame.allocationSize();
  if (buffer.length !== size) buffer = new Uint8Array(size);
  const bytes = buffer;
  const planes = await frame.copyTo(bytes);
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  filterBytes({ bytes, format, width, height, planes }, rules);
  return new VideoFrame(bytes, {
    format,
    codedWidth: width,
    codedHeight: height,
    layout: planes,
    timestamp,
    ...(frame.colorSpace && { colorSpace: frame.colorSpace.toJSON() })
  });
}

function filterOnCanvas(frame: VideoFrame, timestamp: number): VideoFrame {
  const { displayWidth: width, displayHeight: height } = frame;
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false })!;
  paintFiltered(context, frame, { width, height }, rules);
  return new VideoFrame(canvas, { timestamp });
}
