import type { BoardMark, OpenBoard } from '../../board/index.js';

interface Place {
  x: number;
  y: number;
}

/** So long after the last movement the whole picture is shown again. */
const restMs = 4_000;

/** The middle of what the other side last marked or points at. */
export class Follow {
  readonly #drawing: OpenBoard;
  readonly #surface: () => string;
  readonly #known: WeakSet<BoardMark>;
  #place = $state.raw<Place | undefined>();
  #newest = $state.raw<{ mark: BoardMark; middle: Place } | undefined>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #off: () => void;

  constructor(drawing: OpenBoard, surface: () => string) {
    const { board } = drawing;
    this.#drawing = drawing;
    this.#surface = surface;
    this.#known = new WeakSet(board.marks);
    this.#off = board.live.onChange(() => this.#noteHand());
  }

  /** `undefined` while nothing happens. */
  get place(): Place | undefined {
    return this.#place;
  }

  /** The last finished mark of the other side that came since the picture is looked at. */
  get newest(): { mark: BoardMark; middle: Place } | undefined {
    return this.#newest;
  }

  /** Call it with the marks whenever they changed. */
  noteMarks(marks: readonly BoardMark[]): void {
    const fresh = marks.findLast(
      (mark) =>
        mark.author !== this.#drawing.board.role &&
        mark.mark.surface === this.#surface() &&
        !this.#known.has(mark)
    );
    for (const mark of marks) this.#known.add(mark);
    if (!fresh) return;
    const middle = middleOf(this.#drawing.parts.unpackPoints(fresh.mark.points));
    this.#newest = { mark: fresh, middle };
    this.#go(middle);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#off();
  }

  #noteHand(): void {
    const { pointer, strokes } = this.#drawing.board.live;
    const surface = this.#surface();
    const stroke = strokes.findLast((each) => each.surface === surface);
    if (stroke) this.#go(middleOf(stroke.points));
    else if (pointer?.surface === surface) this.#go(pointer);
  }

  #go({ x, y }: Place): void {
    // Small movements must not make the picture tremble.
    const isFar = !this.#place || Math.hypot(this.#place.x - x, this.#place.y - y) > 0.12;
    if (isFar) this.#place = { x, y };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#place = undefined), restMs);
  }
}

function middleOf(points: readonly Place[]): Place {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
}
