import type { Area } from '../../../media/frame-filter.js';
import type { SharedPictureView } from '../shared/picture-views.js';
import { Picture, type PaintLayer, type Size } from './picture.svelte.js';

/** What the tools of one stage share: the picture, the element that paints it, and what is switched on. */
export class StageDesk {
  readonly picture = new Picture();
  video = $state.raw<HTMLVideoElement | undefined>();
  isMagnifying = $state(false);
  isChatOpen = $state(false);
  /** A screen of the technician's own that is in front, to be drawn on. */
  own = $state.raw<SharedPictureView | undefined>();
  /** Paints the picture while no element of this stage does: another session is in front, and this one is recorded. */
  hidden = $state.raw<HTMLVideoElement | undefined>();
  /** Its pictures are wanted also while another session is in front: it is recorded. */
  isWantedBehind = $state(false);
  /** Under which the still lies that covers the moving picture at the moment. */
  still = $state.raw<HTMLImageElement | undefined>();

  readonly #layersBehind = new Set<PaintLayer>();
  #frozen = $state.raw<HTMLCanvasElement | undefined>();
  #isInFront = $state(false);
  #picking = $state.raw<((area: Area | undefined) => void) | undefined>();

  /** Set while a region is picked: what takes it. */
  get picking(): ((area: Area | undefined) => void) | undefined {
    return this.#picking;
  }

  /** Lets the person draw a rectangle on the picture. */
  pickRegion(): Promise<Area | undefined> {
    this.#picking?.(undefined);
    return new Promise((resolve) => {
      this.#picking = (area) => {
        this.#picking = undefined;
        resolve(area);
      };
    });
  }

  /** What is painted now: what was frozen, or the still where one covers the picture, else the video. */
  get source(): HTMLVideoElement | HTMLImageElement | HTMLCanvasElement | undefined {
    return this.#frozen ?? this.still ?? this.video ?? this.hidden;
  }

  /** Of what is painted, in its own pixels. */
  get size(): Size {
    const { hidden } = this;
    if (this.#isInFront || !hidden) return this.picture.natural;
    return { width: hidden.videoWidth, height: hidden.videoHeight };
  }

  /** Is this the session that is looked at, here or in a window of its own? */
  get isInFront(): boolean {
    return this.#isInFront;
  }

  /** Returns what says that another session is looked at. */
  comeInFront(): () => void {
    this.#isInFront = true;
    return () => {
      this.#isInFront = false;
    };
  }

  /** What is painted on the picture while another session is in front. Before that, the picture's own layers are. */
  addLayerBehind(paint: PaintLayer): () => void {
    this.#layersBehind.add(paint);
    return () => this.#layersBehind.delete(paint);
  }

  /** Shows this picture, in its own shape, in the place of the moving one. Returns what takes it back. */
  freeze(frozen: HTMLCanvasElement): () => void {
    const { width, height } = frozen;
    this.#frozen = frozen;
    this.picture.frozen = { width, height };
    return () => {
      if (this.#frozen !== frozen) return;
      this.#frozen = undefined;
      this.picture.frozen = undefined;
    };
  }

  /** Paints the picture and, unless they are not wanted, the marks on it, into all of the context's canvas. */
  paint(
    context: CanvasRenderingContext2D,
    size: { width: number; height: number },
    { withMarks = true }: { withMarks?: boolean } = {}
  ): void {
    const { source, picture } = this;
    const { width, height } = this.size;
    if (!source || width === 0) return;
    // an element that was put into another place has nothing to show for a moment
    if ('readyState' in source && source.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    const scale = Math.min(size.width / width, size.height / height);
    const shown = { width: width * scale, height: height * scale };
    const left = (size.width - shown.width) / 2;
    const top = (size.height - shown.height) / 2;
    context.fillStyle = '#000';
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(source, left, top, shown.width, shown.height);
    if (!withMarks) return;
    context.save();
    context.translate(left, top);
    picture.paintLayers(context, shown);
    if (!this.#isInFront) for (const paint of this.#layersBehind) paint(context, shown);
    context.restore();
  }
}
