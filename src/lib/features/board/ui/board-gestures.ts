import type { BoardPoint, BoardView, Drawing } from '../shared/board-view.js';
import type { BoardTools } from './board-tools.svelte.js';
import { shapeOf } from './mark-painter.js';
import { isHit } from './shapes.js';
import { pressedKey } from '../../../ui/pressed-key.js';

/** Units around a finger or a mouse in which a mark is still met by the eraser. */
const reach = { mouse: 6, pen: 4, touch: 14 } as const;

interface Options {
  board: BoardView;
  tools: BoardTools;
  surface: () => string;
  /** Something of what the hand does is to be painted. */
  onMove(): void;
  /** The board is full. */
  onFull(): void;
  /** Where a text shall stand. */
  onText(at: BoardPoint): void;
}

/** Attachment: turns mouse, pen and fingers on a picture into marks, erasures and a pointer. */
export function boardGestures(options: Options): (box: HTMLElement) => () => void {
  const { board, tools, onMove, onFull, onText } = options;
  return (box) => {
    const drawings = new Map<number, Drawing>();
    const erasing = new Set<number>();

    function pointOf(event: PointerEvent): BoardPoint {
      const { left, top, width, height } = box.getBoundingClientRect();
      return {
        x: (event.clientX - left) / width,
        y: (event.clientY - top) / height,
        pressure: event.pointerType === 'pen' && event.pressure > 0 ? event.pressure : 0.5
      };
    }

    function erase(event: PointerEvent): void {
      const at = pointOf(event);
      const surface = options.surface();
      const aspect = box.clientWidth / (box.clientHeight || 1);
      const far = reach[event.pointerType as keyof typeof reach] ?? reach.mouse;
      const mine = board.marks.filter(
        ({ author, mark }) =>
          mark.surface === surface && (author === board.role || board.role === 'technician')
      );
      board.erase(mine.filter((mark) => isHit(shapeOf(mark), at, aspect, far)));
    }

    function showDrawn(drawing: Drawing | undefined): void {
      tools.drawn = drawing?.stroke;
      onMove();
    }

    function onDown(event: PointerEvent): void {
      if (event.button !== 0 || tools.mode === 'off') return;
      event.preventDefault();
      event.stopPropagation();
      if (tools.mode === 'laser') return point(event);
      if (tools.mode === 'draw' && tools.tool === 'text') return onText(pointOf(event));
      box.setPointerCapture(event.pointerId);
      if (tools.mode === 'erase') {
        erasing.add(event.pointerId);
        return erase(event);
      }
      const drawing = board.begin(tools.penOn(options.surface()), pointOf(event));
      drawings.set(event.pointerId, drawing);
      showDrawn(drawing);
    }

    function onPointerMove(event: PointerEvent): void {
      if (tools.mode === 'laser') return point(event);
      if (erasing.has(event.pointerId)) return erase(event);
      const drawing = drawings.get(event.pointerId);
      if (!drawing) return;
      const all = event.getCoalescedEvents?.() ?? [];
      drawing.move((all.length > 0 ? all : [event]).map(pointOf));
      showDrawn(drawing);
    }

    function onUp(event: PointerEvent): void {
      erasing.delete(event.pointerId);
      const drawing = drawings.get(event.pointerId);
      drawings.delete(event.pointerId);
      if (!drawing) return;
      if (event.type === 'pointercancel') drawing.cancel();
      else if (!drawing.finish().ok) onFull();
      showDrawn([...drawings.values()].at(-1));
    }

    function point(event: PointerEvent): void {
      const { x, y } = pointOf(event);
      const isInside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
      tools.pointer = isInside ? { surface: options.surface(), x, y } : undefined;
      board.point(tools.pointer);
      onMove();
    }

    function onLeave(): void {
      if (!tools.pointer) return;
      tools.pointer = undefined;
      board.point(undefined);
      onMove();
    }

    function onKey(event: KeyboardEvent): void {
      if (pressedKey(event) !== 'Escape' || drawings.size === 0) return;
      event.stopPropagation();
      for (const drawing of drawings.values()) drawing.cancel();
      drawings.clear();
      showDrawn(undefined);
    }

    const listeners = {
      pointerdown: onDown,
      pointermove: onPointerMove,
      pointerup: onUp,
      pointercancel: onUp,
      pointerleave: onLeave
    };
    for (const [type, listener] of Object.entries(listeners))
      box.addEventListener(type, listener as EventListener);
    const view = box.ownerDocument.defaultView;
    view?.addEventListener('keydown', onKey, true);
    return () => {
      for (const [type, listener] of Object.entries(listeners))
        box.removeEventListener(type, listener as EventListener);
      view?.removeEventListener('keydown', onKey, true);
      for (const drawing of drawings.values()) drawing.cancel();
      onLeave();
    };
  };
}
