import { getStroke } from 'perfect-freehand';
import type { BoardPoint, Tool } from '../shared/board-view.js';
import { colourOf, contrastOf, widthOf } from './palette.js';

/** What of a mark is painted, whether it is finished or not. */
export interface Shape {
  tool: Tool;
  colour: number;
  width: number;
  number: number;
  text: string;
  points: readonly BoardPoint[];
}

/**
 * Shapes are painted in units of which the picture's longer side has a thousand, so that a mark looks the same
 * in every size of it.
 */
export const unitsOf = (aspect: number): { width: number; height: number } =>
  aspect >= 1 ? { width: 1_000, height: 1_000 / aspect } : { width: 1_000 * aspect, height: 1_000 };

/** Units between points of a line that is painted at first, to be painted with its outline soon after. */
const draftStep = 2;

interface Place {
  x: number;
  y: number;
}

const placeIn = (aspect: number): ((point: BoardPoint) => Place) => {
  const { width, height } = unitsOf(aspect);
  return ({ x, y }) => ({ x: x * width, y: y * height });
};

/** The outline of a free line, thick where it was slow or pressed. */
export function outlinePath({ points, width }: Shape, aspect: number): Path2D {
  const place = placeIn(aspect);
  const hasPressure = points.some(({ pressure }) => Math.abs(pressure - 0.5) > 0.01);
  const outline = getStroke(
    points.map((point) => {
      const { x, y } = place(point);
      return [x, y, point.pressure];
    }),
    {
      size: widthOf(width) * 1.3,
      thinning: 0.45,
      smoothing: 0.5,
      streamline: 0.3,
      simulatePressure: !hasPressure,
      last: true
    }
  );
  const path = new Path2D();
  const [first] = outline;
  const last = outline.at(-1);
  if (!first || !last) return path;
  path.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2);
  outline.forEach(([x, y], i) => {
    const next = outline[i + 1] ?? first;
    path.quadraticCurveTo(x, y, (x + next[0]) / 2, (y + next[1]) / 2);
  });
  path.closePath();
  return path;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Paints onto a canvas that is already scaled to units. `outline` of a free line, if it is at hand. */
export function paintShape(context: Context, shape: Shape, aspect: number, outline?: Path2D): void {
  const { tool, colour, width } = shape;
  context.fillStyle = context.strokeStyle = colourOf(colour);
  context.lineWidth = widthOf(width);
  context.lineCap = context.lineJoin = 'round';
  switch (tool) {
    case 'pen':
      if (outline) context.fill(outline);
      else strokeCentre(context, shape, aspect, draftStep);
      return;
    case 'highlighter':
      context.globalAlpha *= 0.4;
      context.lineWidth = widthOf(width) * 5;
      strokeCentre(context, shape, aspect);
      context.globalAlpha /= 0.4;
      return;
    case 'text':
      return paintText(context, shape, aspect);
    default:
      return paintFigure(context, shape, aspect);
  }
}

/**
 * The middle of a free line, without what lies nearer than `step` to the point before. Nothing is made on the way:
 * thousands of them are painted in one frame.
 */
function strokeCentre(context: Context, { points }: Shape, aspect: number, step = 0): void {
  const { width, height } = unitsOf(aspect);
  const [first] = points;
  if (!first) return;
  let fromX = first.x * width;
  let fromY = first.y * height;
  context.beginPath();
  context.moveTo(fromX, fromY);
  // a dot has no length: round caps need some
  if (points.length === 1) context.lineTo(fromX + 0.01, fromY);
  const last = points.length - 1;
  for (let at = 1; at <= last; at++) {
    const x = points[at]!.x * width;
    const y = points[at]!.y * height;
    if (at < last && Math.abs(x - fromX) < step && Math.abs(y - fromY) < step) continue;
    context.lineTo(x, y);
    fromX = x;
    fromY = y;
  }
  context.stroke();
}

function paintFigure(context: Context, { tool, points, width, number, colour }: Shape, aspect: number): void {
  const [from, to] = points.map(placeIn(aspect));
  if (!from || !to) return;
  const path = new Path2D();
  if (tool === 'rectangle') path.rect(from.x, from.y, to.x - from.x, to.y - from.y);
  else if (tool === 'ellipse') {
    const [rx, ry] = [Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2];
    path.ellipse((from.x + to.x) / 2, (from.y + to.y) / 2, rx, ry, 0, 0, 2 * Math.PI);
  } else {
    path.moveTo(from.x, from.y);
    path.lineTo(to.x, to.y);
  }
  context.stroke(path);
  if (tool === 'arrow' || tool === 'number') paintHead(context, from, to, widthOf(width));
  if (tool === 'number') paintNumber(context, from, number, colour, widthOf(width));
}

function paintHead(context: Context, from: Place, to: Place, width: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 0.5) return;
  const size = width * 2 + 10;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.beginPath();
  for (const turn of [-0.5, 0.5]) {
    context.moveTo(to.x, to.y);
    context.lineTo(to.x - size * Math.cos(angle + turn), to.y - size * Math.sin(angle + turn));
  }
  context.stroke();
}

function paintNumber(context: Context, at: Place, number: number, colour: number, width: number): void {
  const radius = width * 1.5 + 11;
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = contrastOf(colour);
  context.font = `700 ${radius * 1.15}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(number), at.x, at.y + radius * 0.06);
}

const fontSize = (width: number): number => 14 + widthOf(width) * 3;

function paintText(context: Context, { points, text, width, colour }: Shape, aspect: number): void {
  const [at] = points.map(placeIn(aspect));
  if (!at) return;
  const size = fontSize(width);
  context.font = `600 ${size}px sans-serif`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.strokeStyle = contrastOf(colour);
  context.lineWidth = size / 6;
  text.split('\n').forEach((line, i) => {
    const y = at.y + i * size * 1.2;
    context.strokeText(line, at.x, y);
    context.fillText(line, at.x, y);
  });
}

/** Is a place (0 to 1) on the mark, or nearer than `reach` units? */
export function isHit(shape: Shape, at: { x: number; y: number }, aspect: number, reach: number): boolean {
  const place = placeIn(aspect);
  const spot = place({ ...at, pressure: 0 });
  const places = shape.points.map(place);
  const far = reach + (widthOf(shape.width) * (shape.tool === 'highlighter' ? 5 : 1)) / 2;
  const [from, to] = places;
  if (!from) return false;
  if (shape.tool === 'text') {
    const size = fontSize(shape.width);
    const lines = shape.text.split('\n');
    const wide = Math.max(...lines.map(({ length }) => length)) * size * 0.6;
    return (
      spot.x >= from.x - far &&
      spot.x <= from.x + wide + far &&
      spot.y >= from.y - far &&
      spot.y <= from.y + lines.length * size * 1.2 + far
    );
  }
  if (shape.tool === 'rectangle' && to) {
    const corners = [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }, from];
    return isNearLine(corners, spot, far);
  }
  if (shape.tool === 'ellipse' && to) {
    const [rx, ry] = [Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2];
    const around = Array.from({ length: 33 }, (_, i) => ({
      x: (from.x + to.x) / 2 + rx * Math.cos((i * Math.PI) / 16),
      y: (from.y + to.y) / 2 + ry * Math.sin((i * Math.PI) / 16)
    }));
    return isNearLine(around, spot, far);
  }
  if (shape.tool === 'number' && Math.hypot(spot.x - from.x, spot.y - from.y) < far + 12) return true;
  return isNearLine(places.length === 1 ? [from, from] : places, spot, far);
}

function isNearLine(places: readonly Place[], spot: Place, far: number): boolean {
  for (let i = 1; i < places.length; i++) {
    const [a, b] = [places[i - 1]!, places[i]!];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    if (Math.hypot(a.x + t * dx - spot.x, a.y + t * dy - spot.y) <= far) return true;
  }
  return false;
}
