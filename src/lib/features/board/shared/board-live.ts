import { fromBase64Url } from '../../../base/bytes.js';
import type { Clock } from '../../../base/clock.js';
import { Emitter } from '../../../base/emitter.js';
import { fromQuantised, maxPointsPerMark, unpackPoints } from './board-points.js';
import type { BoardSignal, PointerMessage } from './board-signal.js';
import { TokenBucket } from '../../../base/token-bucket.js';
import type { BoardPoint, LiveBoard, LiveStroke, Pointer } from './board-view.js';

/** Lines that the other side can be drawing at once: ten fingers. */
const maxStrokes = 10;
/** A line whose author fell silent is given up. */
const strokeLastsMs = 5_000;
/** A pointer at rest is told again more often than that. */
export const pointerLastsMs = 2_000;
/** What a peer may say of its hand in a second. */
const maxSignalsPerSecond = 600;

interface Stroke extends LiveStroke {
  points: BoardPoint[];
  cancel(): void;
}

/** What the other side's hand does at the moment. Never kept, and bounded in every direction (BD6, BD7). */
export class PeerHand implements LiveBoard {
  readonly #clock: Clock;
  readonly #strokes = new Map<string, Stroke>();
  readonly #changed = new Emitter<void>();
  readonly #budget: TokenBucket;
  #pointer: Pointer | undefined;
  #cancelPointer = (): void => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#budget = new TokenBucket(clock, { burst: maxSignalsPerSecond, perSecond: maxSignalsPerSecond });
  }

  readonly onChange = this.#changed.on;

  get strokes(): readonly LiveStroke[] {
    return [...this.#strokes.values()];
  }

  get pointer(): Pointer | undefined {
    return this.#pointer;
  }

  draws(signal: Extract<BoardSignal, { type: 'stroke' }>): void {
    const bytes = fromBase64Url(signal.points);
    if (!bytes || !this.#budget.take()) return;
    const { id, surface, tool, colour, width, number } = signal;
    const known = this.#strokes.get(id);
    if (!known && this.#strokes.size >= maxStrokes) return;
    known?.cancel();
    const before = known && !signal.replaces ? known.points : [];
    const room = Math.max(0, maxPointsPerMark - before.length);
    for (const point of unpackPoints(bytes).slice(0, room)) before.push(point);
    const cancel = this.#clock.after(strokeLastsMs, () => this.forget(id));
    this.#strokes.set(id, { id, surface, tool, colour, width, number, points: before, cancel });
    this.#changed.emit();
  }

  points(message: PointerMessage): void {
    if (!this.#budget.take()) return;
    this.#cancelPointer();
    if (message.type === 'at') {
      const { surface, x, y } = message;
      this.#pointer = { surface, x: fromQuantised(x), y: fromQuantised(y) };
      this.#cancelPointer = this.#clock.after(pointerLastsMs, () => this.#hidePointer());
    } else this.#pointer = undefined;
    this.#changed.emit();
  }

  /** Finished, given up, or gone. */
  forget(id: string): void {
    const stroke = this.#strokes.get(id);
    if (!stroke) return;
    stroke.cancel();
    this.#strokes.delete(id);
    this.#changed.emit();
  }

  /** Takes away what has become an entry. */
  settle(isEntry: (id: string) => boolean): void {
    for (const id of this.#strokes.keys()) if (isEntry(id)) this.forget(id);
  }

  clear(): void {
    for (const id of this.#strokes.keys()) this.forget(id);
    this.#hidePointer();
  }

  #hidePointer(): void {
    this.#cancelPointer();
    if (!this.#pointer) return;
    this.#pointer = undefined;
    this.#changed.emit();
  }
}
