import { randomBytes, toHex } from '../../../base/bytes.js';
import type { Clock } from '../../../base/clock.js';
import type { Result } from '../../../base/result.js';
import type { Role } from '../../../base/roles.js';
import type { FeatureContext, FeaturePort } from '../../../session/feature.js';
import { packPoints, quantise } from './board-points.js';
import type { BoardSignal, PointerMessage } from './board-signal.js';
import type { Region } from './regions.js';
import type { Board, BoardMark } from './board.js';
import { OwnDrawing } from './board-drawing.js';
import { PeerHand, pointerLastsMs } from './board-live.js';
import type { BoardPoint, BoardView, Drawing, LiveBoard, Pen, Pointer } from './board-view.js';

/** How long a customer is asked to look somewhere. */
const lookLastsMs = 8_000;
/** A pointer tells where it is at most this often, and again at rest. */
const pointEveryMs = 16;
const pointAgainMs = pointerLastsMs / 3;

interface Options {
  board: Board;
  role: Role;
  session: Pick<FeatureContext['session'], 'isUp' | 'onChange' | 'noteActivity'>;
  signals: FeaturePort<BoardSignal>;
  pointers: FeaturePort<PointerMessage>;
  clock: Clock;
}

/** A session's board: what is written down, what the other side's hand does, and what is shown besides. */
export class BoardModel implements BoardView {
  readonly #options: Options;
  readonly #hand: PeerHand;
  readonly #cleanUps: (() => void)[];
  /** When marks that fade are gone: counted from when this page first saw them. */
  readonly #ends = new Map<string, number>();
  #marks = $state.raw<readonly BoardMark[]>([]);
  #shown = $state('screen');
  #canUndo = $state(false);
  #canRedo = $state(false);
  #frozen = $state.raw<{ id: string; surface: string } | undefined>();
  #look = $state.raw<{ id: number; region: Region } | undefined>();
  #looks = 0;
  #cancelFade = (): void => undefined;
  #cancelLook = (): void => undefined;
  #pointed: { at: Pointer; sentAt: number } | undefined;
  #cancelPoint: (() => void) | undefined;
  #isUp: boolean;

  constructor(options: Options) {
    const { board, session, signals, pointers, clock } = options;
    this.#options = options;
    this.#hand = new PeerHand(clock);
    this.#isUp = session.isUp;
    this.#cleanUps = [
      board.onChange(() => this.#refresh()),
      signals.onMessage((signal) => this.#receive(signal)),
      pointers.onMessage((message) => this.#receive(message)),
      session.onChange(() => this.#noteUp())
    ];
    this.#refresh();
  }

  get role(): Role {
    return this.#options.role;
  }

  get marks(): readonly BoardMark[] {
    return this.#marks;
  }

  get shown(): string {
    return this.#shown;
  }

  get canUndo(): boolean {
    return this.#canUndo;
  }

  get canRedo(): boolean {
    return this.#canRedo;
  }

  get frozen(): string | undefined {
    return this.#frozen?.id;
  }

  get frozenOn(): string | undefined {
    return this.#frozen?.surface;
  }

  get look(): { id: number; region: Region } | undefined {
    return this.#look;
  }

  get live(): LiveBoard {
    return this.#hand;
  }

  endOf(mark: BoardMark): number | undefined {
    return this.#ends.get(mark.id);
  }

  begin(pen: Pen, at: BoardPoint): Drawing {
    const { board, clock } = this.#options;
    this.#options.session.noteActivity();
    return new OwnDrawing(pen, at, { board, clock, send: (signal) => this.#options.signals.send(signal) });
  }

  put(pen: Pen, points: readonly BoardPoint[], text = ''): Result<void, 'board-full'> {
    this.#options.session.noteActivity();
    return this.#options.board.draw({ ...pen, points: packPoints(points), text, number: 0 });
  }

  erase(marks: readonly BoardMark[]): void {
    if (marks.length > 0) this.#options.board.erase(marks);
  }

  undo(): void {
    this.#options.board.undo();
  }

  redo(): void {
    this.#options.board.redo();
  }

  clear(surface: string, whose: 'own' | 'all'): void {
    this.#options.board.clear(surface, whose);
  }

  show(surface: string): void {
    // Another picture is not frozen; the empty page in between changes nothing.
    if (surface !== this.#shown && surface !== 'page' && this.#shown !== 'page') this.unfreeze();
    this.#options.board.show(surface);
  }

  point(at: Pointer | undefined): void {
    this.#cancelPoint?.();
    this.#cancelPoint = undefined;
    if (!at) {
      if (this.#pointed) this.#options.pointers.send({ type: 'off' });
      this.#pointed = undefined;
      return;
    }
    const { clock } = this.#options;
    this.#options.session.noteActivity();
    const sentAt = this.#pointed?.sentAt ?? -Infinity;
    this.#pointed = { at, sentAt };
    const wait = sentAt + pointEveryMs - clock.now();
    if (wait <= 0 || wait > pointEveryMs) this.#sendPointer();
    else this.#cancelPoint = clock.after(wait, () => this.#sendPointer());
  }

  lookAt(region: Region): void {
    if (this.role === 'technician') this.#options.signals.send({ type: 'look', region });
  }

  freeze(surface: string): void {
    if (this.role !== 'technician') return;
    this.#frozen = { id: toHex(randomBytes(8)), surface };
    this.#options.signals.send({ type: 'freeze', id: this.#frozen.id });
  }

  unfreeze(): void {
    if (this.role !== 'technician' || !this.#frozen) return;
    this.#frozen = undefined;
    this.#options.signals.send({ type: 'unfreeze' });
  }

  #receive(message: BoardSignal | PointerMessage): void {
    this.#options.session.noteActivity();
    switch (message.type) {
      case 'at':
      case 'off':
        return this.#hand.points(message);
      case 'stroke':
        // Its last points may come by the one connection after the entry came by the other.
        if (!this.#options.board.hasEntry(message.id)) this.#hand.draws(message);
        return;
      case 'drop':
        return this.#hand.forget(message.id);
      case 'look':
        if (this.role === 'customer') this.#showLook(message.region);
        return;
      case 'freeze':
        if (this.role === 'customer') this.#frozen = { id: message.id, surface: this.#shown };
        return;
      case 'unfreeze':
        if (this.role === 'customer') this.#frozen = undefined;
    }
  }

  close(): void {
    this.#cancelFade();
    this.#cancelLook();
    this.#cancelPoint?.();
    this.#hand.clear();
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  #noteUp(): void {
    const { session, signals } = this.#options;
    if (session.isUp === this.#isUp) return;
    this.#isUp = session.isUp;
    if (this.#isUp) {
      if (this.role === 'technician' && this.#frozen) signals.send({ type: 'freeze', id: this.#frozen.id });
      return;
    }
    this.#hand.clear();
    if (this.role === 'customer') this.#frozen = undefined;
  }

  #refresh(): void {
    const { board, clock } = this.#options;
    const now = clock.now();
    let next = Infinity;
    const marks = board.marks.filter((mark) => {
      const { fades } = mark.mark;
      if (fades === 0) return true;
      if (board.isOld(mark)) return false;
      const end = this.#ends.get(mark.id) ?? now + fades * 1_000;
      this.#ends.set(mark.id, end);
      if (end > now) next = Math.min(next, end);
      return end > now;
    });
    this.#cancelFade();
    if (next < Infinity) this.#cancelFade = clock.after(next - now, () => this.#refresh());
    this.#marks = marks;
    this.#shown = board.shown;
    this.#canUndo = board.canUndo;
    this.#canRedo = board.canRedo;
    this.#hand.settle((id) => board.hasEntry(id));
  }

  #sendPointer(): void {
    const { clock, session, pointers } = this.#options;
    if (!this.#pointed) return;
    const { surface, x, y } = this.#pointed.at;
    this.#pointed.sentAt = clock.now();
    if (session.isUp) pointers.send({ type: 'at', surface, x: quantise(x), y: quantise(y) });
    this.#cancelPoint = clock.after(pointAgainMs, () => this.#sendPointer());
  }

  #showLook(region: Region): void {
    this.#cancelLook();
    this.#look = { id: ++this.#looks, region };
    this.#cancelLook = this.#options.clock.after(lookLastsMs, () => (this.#look = undefined));
  }
}
