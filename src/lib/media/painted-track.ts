/** A track of a canvas that gives a frame when it is told to. */
export interface PaintedTrack {
  readonly track: MediaStreamTrack;
  frame(): void;
}

/** Firefox has the method on the stream; everybody else, as specified, on the track. */
export function paintedTrack(canvas: HTMLCanvasElement): PaintedTrack {
  const stream = canvas.captureStream(0) as MediaStream & { requestFrame?(): void };
  const track = stream.getVideoTracks()[0] as CanvasCaptureMediaStreamTrack;
  return { track, frame: () => (stream.requestFrame ? stream.requestFrame() : track.requestFrame()) };
}
