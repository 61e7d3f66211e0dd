import { toBase64Url } from '../../../base/bytes.js';
import type { Clock } from '../../../base/clock.js';
import { ok, type Result } from '../../../base/result.js';
import { maxPointsPerMark, packPoints } from './board-points.js';
import { maxPointsPerMessage, type BoardSignal } from './board-signal.js';
import { newMarkId, type Board } from './board.js';
import type { BoardPoint, Drawing, LiveStroke, Pen } from './board-view.js';

/** One message for each frame of the other side's screen. */
const sendEveryMs = 16;
/** Points nearer than this, in parts of the picture, say nothing new. */
const leastStep = 1 / 4_000;

interface Hooks {
  board: Board;
  clock: Clock;
  send(signal: BoardSignal): void;
}

export const isFree = (tool: Pen['tool']): boolean => tool === 'pen' || tool === 'highlighter';

/** A mark from the first touch to the last: shown to the other side on the way, signed once at its end (BD6). */
export class OwnDrawing implements Drawing {
  readonly #pen: Pen;
  readonly #hooks: Hooks;
  readonly #id = newMarkId();
  readonly #number: number;
  #points: BoardPoint[];
  /** Points of a free line that the other side has. */
  #sent = 0;
  #sentAt = -Infinity;
  #cancelSend: (() => void) | undefined;
  #isOver = false;

  constructor(pen: Pen, at: BoardPoint, hooks: Hooks) {
    this.#pen = pen;
    this.#hooks = hooks;
    this.#number = pen.tool === 'number' ? Math.min(99, hooks.board.lastNumber(pen.surface) + 1) : 0;
    this.#points = isFree(pen.tool) ? [at] : [at, at];
    this.#sendSoon();
  }

  get stroke(): LiveStroke {
    const { surface, tool, colour, width } = this.#pen;
    return { id: this.#id, surface, tool, colour, width, number: this.#number, points: this.#points };
  }

  move(points: readonly BoardPoint[]): void {
    const last = points.at(-1);
    if (this.#isOver || !last) return;
    if (!isFree(this.#pen.tool)) this.#points = [this.#points[0]!, last];
    else {
      for (const point of points) {
        const before = this.#points.at(-1)!;
        const isFar = Math.hypot(point.x - before.x, point.y - before.y) >= leastStep;
        if (isFar && this.#points.length < maxPointsPerMark) this.#points.push(point);
      }
    }
    this.#sendSoon();
  }

  finish(): Result<void, 'board-full'> {
    if (this.#isOver) return ok(undefined);
    this.#stop();
    const { surface, tool, colour, width, fades } = this.#pen;
    const points = packPoints(this.#points);
    const drawn = this.#hooks.board.draw(
      { surface, tool, colour, width, points, text: '', number: this.#number, fades },
      this.#id
    );
    if (!drawn.ok) this.#hooks.send({ type: 'drop', id: this.#id });
    return drawn;
  }

  cancel(): void {
    if (this.#isOver) return;
    this.#stop();
    this.#hooks.send({ type: 'drop', id: this.#id });
  }

  #stop(): void {
    this.#isOver = true;
    this.#cancelSend?.();
  }

  #sendSoon(): void {
    if (this.#cancelSend) return;
    const { clock } = this.#hooks;
    const wait = this.#sentAt + sendEveryMs - clock.now();
    if (wait <= 0 || wait > sendEveryMs) return this.#send();
    this.#cancelSend = clock.after(wait, () => {
      this.#cancelSend = undefined;
      this.#send();
    });
  }

  #send(): void {
    const { clock, send } = this.#hooks;
    this.#sentAt = clock.now();
    const { surface, tool, colour, width } = this.#pen;
    const said = {
      type: 'stroke',
      id: this.#id,
      surface,
      tool,
      colour,
      width,
      number: this.#number
    } as const;
    if (!isFree(tool))
      return send({ ...said, replaces: true, points: toBase64Url(packPoints(this.#points)) });
    while (this.#sent < this.#points.length) {
      const part = this.#points.slice(this.#sent, this.#sent + maxPointsPerMessage);
      send({ ...said, replaces: false, points: toBase64Url(packPoints(part)) });
      this.#sent += part.length;
    }
  }
}
