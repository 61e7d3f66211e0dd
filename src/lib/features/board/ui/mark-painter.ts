import { unpackPoints, type BoardMark } from '../shared/board-view.js';
import { outlinePath, paintShape, unitsOf, type Shape } from './shapes.js';

/** Work in one go; the browser draws and answers in between. */
const sliceMs = 7;
/** So many new outlines are made at once; more are first painted as plain lines. */
const atOnce = 60;

const shapes = new WeakMap<BoardMark, Shape>();

export function shapeOf(mark: BoardMark): Shape {
  const known = shapes.get(mark);
  if (known) return known;
  const { tool, colour, width, number, text, points } = mark.mark;
  const shape = { tool, colour, width, number, text, points: unpackPoints(points) };
  shapes.set(mark, shape);
  return shape;
}

interface Timer {
  now(): number;
  /** Calls `f` after the browser had a chance to draw. */
  pause(f: () => void): void;
}

/**
 * Keeps finished marks in one bitmap. A new mark on top is one path; anything else paints all of them again, at
 * first with plain lines when there are many, then, in slices on a second bitmap, with their outlines.
 */
export class MarkPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #timer: Timer;
  #marks: readonly BoardMark[] = [];
  #painted: readonly BoardMark[] = [];
  #aspect = 1;
  #outlines = new WeakMap<BoardMark, Path2D>();
  #refining = 0;

  constructor(canvas: HTMLCanvasElement, timer: Timer) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
    this.#timer = timer;
  }

  /** Of the bitmap, in device pixels. */
  setSize(width: number, height: number): void {
    if (width === this.#canvas.width && height === this.#canvas.height) return;
    const aspect = height > 0 ? width / height : 1;
    // A rounded pixel is no other picture.
    if (Math.abs(aspect / this.#aspect - 1) > 0.01) {
      this.#aspect = aspect;
      this.#outlines = new WeakMap();
    }
    this.#refining++;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#painted = [];
    this.setMarks(this.#marks);
  }

  get aspect(): number {
    return this.#aspect;
  }

  setMarks(marks: readonly BoardMark[]): void {
    this.#marks = marks;
    const { width, height } = this.#canvas;
    if (width === 0 || height === 0) return;
    const isOnTop = this.#painted.every((mark, i) => marks[i] === mark);
    if (!isOnTop) {
      this.#context.setTransform(1, 0, 0, 1, 0, 0);
      this.#context.clearRect(0, 0, width, height);
      this.#painted = [];
    }
    const fresh = marks.slice(this.#painted.length);
    const lacking = fresh.filter((mark) => this.#lacksOutline(mark)).length;
    this.#scale(this.#context);
    for (const mark of fresh) this.#paint(this.#context, mark, lacking <= atOnce);
    this.#painted = marks;
    if (lacking > atOnce) this.#refine();
  }

  close(): void {
    this.#refining++;
  }

  #lacksOutline(mark: BoardMark): boolean {
    return mark.mark.tool === 'pen' && !this.#outlines.has(mark);
  }

  #paint(context: CanvasRenderingContext2D, mark: BoardMark, mayMake: boolean): void {
    const shape = shapeOf(mark);
    let outline = this.#outlines.get(mark);
    if (!outline && mayMake && shape.tool === 'pen') {
      outline = outlinePath(shape, this.#aspect);
      this.#outlines.set(mark, outline);
    }
    paintShape(context, shape, this.#aspect, outline);
  }

  #scale(context: CanvasRenderingContext2D): void {
    const scale = this.#canvas.width / unitsOf(this.#aspect).width;
    context.setTransform(scale, 0, 0, scale, 0, 0);
  }

  /** Paints everything with outlines on a second bitmap, and takes that when it is done. */
  #refine(): void {
    const turn = ++this.#refining;
    const copy = document.createElement('canvas');
    copy.width = this.#canvas.width;
    copy.height = this.#canvas.height;
    const context = copy.getContext('2d')!;
    this.#scale(context);
    let marks = this.#marks;
    let next = 0;
    const step = (): void => {
      // Another refinement began, the size changed, or nobody looks any more.
      if (this.#refining !== turn) return;
      if (marks.slice(0, next).some((mark, i) => this.#marks[i] !== mark)) {
        context.clearRect(0, 0, 1_000, 1_000);
        next = 0;
      }
      marks = this.#marks;
      const end = this.#timer.now() + sliceMs;
      while (next < marks.length && this.#timer.now() < end) this.#paint(context, marks[next++]!, true);
      if (next < marks.length) return this.#timer.pause(step);
      this.#context.setTransform(1, 0, 0, 1, 0, 0);
      this.#context.clearRect(0, 0, copy.width, copy.height);
      this.#context.drawImage(copy, 0, 0);
    };
    this.#timer.pause(step);
  }
}

/** Onto any canvas, as large as is said. */
export function paintMarks(
  context: CanvasRenderingContext2D,
  marks: readonly BoardMark[],
  { width, height }: { width: number; height: number }
): void {
  const aspect = width / height;
  const scale = width / unitsOf(aspect).width;
  context.scale(scale, scale);
  for (const mark of marks) {
    const shape = shapeOf(mark);
    paintShape(context, shape, aspect, shape.tool === 'pen' ? outlinePath(shape, aspect) : undefined);
  }
}
