import { tick } from 'svelte';

/**
 * `fit`: all of it is in the box. `actual`: one pixel of theirs on one device pixel of ours. `stretch`: fills the
 * box, proportions given up. `free`: by `factor`.
 */
export type PictureSize = 'fit' | 'actual' | 'stretch' | 'free';

export interface Size {
  width: number;
  height: number;
}

/** A place in a picture: 0,0 is its upper left corner, 1,1 its lower right one, whatever its size on a screen. */
export interface PicturePoint {
  x: number;
  y: number;
}

/** A place in the window, in CSS pixels, as pointer events have it. */
interface ClientPoint {
  clientX: number;
  clientY: number;
}

/**
 * Paints what lies on a picture onto a canvas, in the canvas's pixels. The canvas may show a part of the picture
 * only: a point of the picture is at `x * width`, `y * height` of the context's present coordinates.
 */
export type PaintLayer = (context: CanvasRenderingContext2D, size: Size) => void;

export const smallestZoom = 0.1;
export const largestZoom = 4;
/** Steps of the zoom buttons; each is about a quarter of the one before. */
const steps = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 2.5, 3, 4];

const isAbout = (a: number, b: number): boolean => Math.abs(a - b) < 0.005;

/**
 * Where a picture is on the screen, at every size, zoom, scroll and letterbox. `PictureBox` fills it in.
 *
 * Marks are put into the `overlay` of `PictureBox`, which covers the picture exactly: in there, a point of the
 * picture is at `x * 100%`, `y * 100%`, and nothing has to be computed. `toPicture()` says where a pointer is in
 * the picture, `toClient()` where a point of the picture is in the window; both ask the layout when they are called.
 */
export class Picture {
  size = $state<PictureSize>('fit');
  /** Of the moving picture. */
  #moving = $state.raw<Size>({ width: 0, height: 0 });
  /** Of a picture that is kept in its place, which may have another shape. */
  frozen = $state.raw<Size | undefined>();
  /** Of the box around it, in CSS pixels. */
  boxWidth = $state(0);
  boxHeight = $state(0);
  /** Device pixels per CSS pixel: changes with the browser's zoom and when the window moves to another screen. */
  pixelRatio = $state(1);
  /** The element that is as large as the picture. */
  element = $state.raw<HTMLElement | undefined>();
  /** The one that scrolls. */
  box = $state.raw<HTMLElement | undefined>();
  /** Where the box was scrolled to, for the next box of this picture. */
  scrolledTo: { left: number; top: number } | undefined;
  #factor = $state(1);
  readonly #layers = new Set<PaintLayer>();

  /** Of what is shown, in its own pixels; zero until the first frame. */
  get natural(): Size {
    return this.frozen ?? this.#moving;
  }

  /** Of the video. */
  set natural(size: Size) {
    this.#moving = size;
  }

  /** CSS pixels per pixel of the video, across and down. */
  get #scale(): { x: number; y: number } {
    const { width, height } = this.natural;
    const same = (scale: number) => ({ x: scale, y: scale });
    if (width === 0 || height === 0) return same(0);
    const fitting = { x: this.boxWidth / width, y: this.boxHeight / height };
    switch (this.size) {
      case 'actual':
        return same(1 / this.pixelRatio);
      case 'free':
        return same(this.#factor / this.pixelRatio);
      case 'stretch':
        return fitting;
      case 'fit':
        return same(Math.min(fitting.x, fitting.y));
    }
  }

  /** In CSS pixels. */
  get width(): number {
    return this.natural.width * this.#scale.x;
  }

  get height(): number {
    return this.natural.height * this.#scale.y;
  }

  /** Size on the technician's screen relative to the customer's; 1 is the actual size. */
  get zoom(): number {
    return this.#scale.x * this.pixelRatio;
  }

  /** Can it be larger than its box? */
  get canScroll(): boolean {
    return this.size === 'actual' || this.size === 'free';
  }

  toggleSize(): void {
    this.size = this.size === 'fit' ? 'actual' : 'fit';
  }

  /** The next step up or down from what is shown now. */
  zoomBy(direction: 1 | -1, around?: ClientPoint): void {
    const { zoom } = this;
    const further = steps.filter(
      (step) => !isAbout(step, zoom) && (direction > 0 ? step > zoom : step < zoom)
    );
    const next = direction > 0 ? further[0] : further.at(-1);
    if (next !== undefined) this.zoomTo(next, around);
  }

  /** @param around stays where it is on the screen; the middle of the box where it is not given */
  zoomTo(factor: number, around: ClientPoint | undefined = this.#middle()): void {
    const held = around && this.toPicture(around);
    this.#factor = Math.min(largestZoom, Math.max(smallestZoom, factor));
    this.size = 'free';
    if (!held) return;
    void tick().then(() => {
      const now = this.toClient(held);
      if (now) this.box?.scrollBy(now.clientX - around.clientX, now.clientY - around.clientY);
    });
  }

  /** Whoever puts marks into the overlay also paints them here, so that screenshots and recordings have them. */
  addLayer(paint: PaintLayer): () => void {
    this.#layers.add(paint);
    return () => void this.#layers.delete(paint);
  }

  paintLayers(context: CanvasRenderingContext2D, size: Size): void {
    for (const paint of this.#layers) {
      context.save();
      paint(context, size);
      context.restore();
    }
  }

  /** Outside of the picture the numbers are below 0 or above 1. */
  toPicture({ clientX, clientY }: ClientPoint): PicturePoint | undefined {
    const area = this.element?.getBoundingClientRect();
    if (!area || area.width === 0 || area.height === 0) return undefined;
    return { x: (clientX - area.left) / area.width, y: (clientY - area.top) / area.height };
  }

  toClient({ x, y }: PicturePoint): ClientPoint | undefined {
    const area = this.element?.getBoundingClientRect();
    return area && { clientX: area.left + x * area.width, clientY: area.top + y * area.height };
  }

  #middle(): ClientPoint | undefined {
    const area = this.box?.getBoundingClientRect();
    return area && { clientX: area.left + area.width / 2, clientY: area.top + area.height / 2 };
  }
}
