import type { Clock } from '../../../base/clock.js';
import type { BoardMark, BoardView } from '../shared/board-view.js';
import { HandPainter, type Hands } from './hand-painter.js';
import { MarkPainter } from './mark-painter.js';

/** Bitmaps larger than this cost more than they show. */
const maxPixels = 4_096;

interface Options {
  board: () => BoardView;
  surface: () => string;
  hands: () => Hands;
  clock: Pick<Clock, 'now'>;
}

interface BoardCanvas {
  /** Attachments of the two canvases, the lower one first. */
  marks(canvas: HTMLCanvasElement): () => void;
  hands(canvas: HTMLCanvasElement): () => void;
  setMarks(marks: readonly BoardMark[]): void;
  /** The hand moved. */
  repaint(): void;
}

/** The two bitmaps of a board: one of what stands, one of what moves, which is painted for each frame. */
export function boardCanvas({ board, surface, hands, clock }: Options): BoardCanvas {
  let painter: MarkPainter | undefined;
  let handPainter: HandPainter | undefined;
  let all: readonly BoardMark[] = [];
  let view: Window | null = null;
  let frame: number | undefined;

  const fadingOf = (): BoardMark[] => all.filter((mark) => mark.mark.fades > 0);

  function paintMarks(): void {
    painter?.setMarks(all.filter((mark) => mark.mark.fades === 0));
    repaint();
  }

  function repaint(): void {
    if (!view || frame !== undefined) return;
    frame = view.requestAnimationFrame(() => {
      frame = undefined;
      if (handPainter?.paint(board(), surface(), fadingOf(), hands(), clock.now())) repaint();
    });
  }

  /** Keeps a bitmap as large as its canvas is shown, in device pixels. */
  function follow(canvas: HTMLCanvasElement, onSize: (width: number, height: number) => void): () => void {
    const observer = new ResizeObserver(() => {
      const ratio = canvas.ownerDocument.defaultView?.devicePixelRatio ?? 1;
      const { clientWidth, clientHeight } = canvas;
      const scale = Math.min(ratio, maxPixels / Math.max(clientWidth, clientHeight, 1));
      onSize(Math.round(clientWidth * scale), Math.round(clientHeight * scale));
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }

  return {
    marks(canvas) {
      const own = new MarkPainter(canvas, {
        now: () => performance.now(),
        pause: (f) => void setTimeout(f)
      });
      painter = own;
      paintMarks();
      const off = follow(canvas, (width, height) => own.setSize(width, height));
      return () => {
        off();
        own.close();
        if (painter === own) painter = undefined;
      };
    },
    hands(canvas) {
      view = canvas.ownerDocument.defaultView;
      handPainter = new HandPainter(canvas);
      const offSize = follow(canvas, (width, height) => {
        canvas.width = width;
        canvas.height = height;
        repaint();
      });
      const offLive = board().live.onChange(repaint);
      return () => {
        offSize();
        offLive();
        if (view && frame !== undefined) view.cancelAnimationFrame(frame);
        frame = undefined;
        view = null;
      };
    },
    setMarks(marks) {
      all = marks;
      paintMarks();
    },
    repaint
  };
}
