import type { OpenBoard } from '../../board/index.js';

const framesPerSecond = 12;
const longestSide = 1_280;

interface Options {
  stream: MediaStream;
  /** What is drawn on. */
  surface(): string;
  drawing: OpenBoard;
  technicianName: string;
  onClose(): void;
}

/**
 * For browsers without windows of our own: the picture with its marks as a video in the browser's small window. It
 * takes no clicks; pausing and stopping stay in the page. To be called soon after the click.
 * @returns closes it; `undefined` where the browser opens none
 */
export async function openVideoWindow(options: Options): Promise<(() => void) | undefined> {
  const { stream, drawing, technicianName } = options;
  const { board, parts } = drawing;
  const source = document.createElement('video');
  source.muted = true;
  source.srcObject = stream;
  const [canvas, hand] = [document.createElement('canvas'), document.createElement('canvas')];
  const context = canvas.getContext('2d')!;
  const painter = new parts.HandPainter(hand);

  let frozen: { id: string; picture: HTMLCanvasElement } | undefined;
  /** What is frozen keeps its shape and its marks. */
  function shownPicture(): HTMLVideoElement | HTMLCanvasElement {
    if (board.frozen !== frozen?.id)
      frozen =
        board.frozen && source.videoWidth > 0 ? { id: board.frozen, picture: copyOf(source) } : undefined;
    return frozen?.picture ?? source;
  }

  function paint(): void {
    const surface = options.surface();
    const picture = shownPicture();
    const [width, height] =
      picture === source ? [source.videoWidth, source.videoHeight] : [picture.width, picture.height];
    const scale = Math.min(1, longestSide / Math.max(width, height, 1));
    const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
    if (size.width === 0) return;
    if (canvas.width !== size.width || canvas.height !== size.height) {
      Object.assign(canvas, size);
      Object.assign(hand, size);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(picture, 0, 0, size.width, size.height);
    const marks = board.marks.filter(({ mark }) => mark.surface === surface);
    parts.paintMarks(context, marks, size);
    const hands = { own: undefined, ownPointer: undefined, peerName: technicianName, ownName: '' };
    painter.paint(board, surface, [], hands, Date.now());
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(hand, 0, 0);
  }

  const shown = document.createElement('video');
  shown.muted = true;
  let timer: ReturnType<typeof setInterval> | undefined;
  const close = (): void => {
    clearInterval(timer);
    source.srcObject = null;
    if (document.pictureInPictureElement === shown) void document.exitPictureInPicture();
  };
  try {
    await source.play();
    paint();
    shown.srcObject = canvas.captureStream(framesPerSecond);
    timer = setInterval(paint, 1_000 / framesPerSecond);
    await shown.play();
    await shown.requestPictureInPicture();
  } catch {
    close();
    return undefined;
  }
  shown.addEventListener('leavepictureinpicture', () => {
    close();
    options.onClose();
  });
  return close;
}

function copyOf(video: HTMLVideoElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  Object.assign(copy, { width: video.videoWidth, height: video.videoHeight });
  copy.getContext('2d')!.drawImage(video, 0, 0);
  return copy;
}
