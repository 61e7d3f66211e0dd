export type PictureSize = 'fit' | 'actual';

interface Size {
  width: number;
  height: number;
}

/** How big the customer's picture is shown: fitted into its box, or one pixel of theirs on one pixel of ours. */
export class Picture {
  size = $state<PictureSize>('fit');
  /** Of the video, in its own pixels; zero until the first frame. */
  natural = $state.raw<Size>({ width: 0, height: 0 });
  /** Of the box around it, in CSS pixels. */
  boxWidth = $state(0);
  boxHeight = $state(0);
  /** Device pixels per CSS pixel: changes with the browser's zoom and when the window moves to another screen. */
  pixelRatio = $state(1);

  /** CSS pixels per pixel of the video. */
  readonly #scale = $derived.by(() => {
    const { width, height } = this.natural;
    if (this.size === 'actual') return 1 / this.pixelRatio;
    if (width === 0 || height === 0) return 0;
    return Math.min(this.boxWidth / width, this.boxHeight / height);
  });

  /** In CSS pixels. */
  get width(): number {
    return this.natural.width * this.#scale;
  }

  get height(): number {
    return this.natural.height * this.#scale;
  }

  /** Size on the technician's screen relative to the customer's; 1 is the actual size. */
  get zoom(): number {
    return this.#scale * this.pixelRatio;
  }

  toggleSize(): void {
    this.size = this.size === 'fit' ? 'actual' : 'fit';
  }
}
