import type { BoardMark, BoardView, LiveStroke, Pointer } from '../shared/board-view.js';
import { shapeOf } from './mark-painter.js';
import { colourOf } from './palette.js';
import { outlinePath, paintShape, unitsOf, type Shape } from './shapes.js';

/** The last second of a mark that fades. */
const fadingMs = 1_000;

export interface Hands {
  own: LiveStroke | undefined;
  ownPointer: Pointer | undefined;
  /** Of whoever points at the other side. */
  peerName: string;
  ownName: string;
}

/** Paints what moves: lines that are being drawn, marks that fade, pointers with their names. */
export class HandPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
  }

  /** @returns whether something goes on moving by itself */
  paint(board: BoardView, surface: string, fading: readonly BoardMark[], hands: Hands, now: number): boolean {
    const { width, height } = this.#canvas;
    if (width === 0 || height === 0) return false;
    const context = this.#context;
    const aspect = width / height;
    const scale = width / unitsOf(aspect).width;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    for (const mark of fading) {
      const left = (board.endOf(mark) ?? now) - now;
      context.globalAlpha = Math.min(1, Math.max(0, left / fadingMs));
      this.#shape(shapeOf(mark), aspect);
    }
    context.globalAlpha = 1;
    const strokes = hands.own ? [...board.live.strokes, hands.own] : board.live.strokes;
    for (const stroke of strokes) {
      if (stroke.surface === surface) this.#shape({ ...stroke, text: '' }, aspect);
    }
    const { pointer } = board.live;
    const peerColour = board.role === 'technician' ? 4 : 0;
    if (pointer?.surface === surface) this.#pointer(pointer, hands.peerName, peerColour, aspect);
    const { ownPointer } = hands;
    if (ownPointer?.surface === surface) this.#pointer(ownPointer, hands.ownName, 4 - peerColour, aspect);
    return fading.length > 0;
  }

  #shape(shape: Shape, aspect: number): void {
    const outline = shape.tool === 'pen' ? outlinePath(shape, aspect) : undefined;
    paintShape(this.#context, shape, aspect, outline);
  }

  #pointer({ x, y }: Pointer, name: string, colour: number, aspect: number): void {
    const context = this.#context;
    const units = unitsOf(aspect);
    const [at, from] = [x * units.width, y * units.height];
    const glow = context.createRadialGradient(at, from, 2, at, from, 16);
    glow.addColorStop(0, colourOf(colour));
    glow.addColorStop(0.35, `${colourOf(colour)}aa`);
    glow.addColorStop(1, `${colourOf(colour)}00`);
    context.fillStyle = glow;
    context.beginPath();
    context.arc(at, from, 16, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = colourOf(colour);
    context.beginPath();
    context.arc(at, from, 5, 0, 2 * Math.PI);
    context.fill();
    if (name) this.#label(name, at, from, colour, units);
  }

  /** Beside the pointer; on its other side where the picture ends. */
  #label(name: string, x: number, y: number, colour: number, units: { width: number; height: number }): void {
    const context = this.#context;
    const shown = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    context.font = '600 13px sans-serif';
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const width = context.measureText(shown).width + 12;
    const left = x + 14 + width > units.width ? x - 14 - width : x + 14;
    const top = Math.min(Math.max(y - 10, 0), units.height - 20);
    context.beginPath();
    context.roundRect(left, top, width, 20, 6);
    context.fillStyle = colourOf(colour);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillText(shown, left + 6, top + 10.5);
  }
}
