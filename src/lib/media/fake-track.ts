/** As much of a MediaStreamTrack as sending one needs, for tests: it can be seen where a clone comes from. */
export class FakeTrack extends EventTarget {
  readonly kind = 'video';
  readyState: 'live' | 'ended' = 'live';
  muted = false;
  readonly #source: FakeTrack | undefined;
  readonly #size: { width: number; height: number };

  constructor(size = { width: 1280, height: 720 }, source?: FakeTrack) {
    super();
    this.#size = size;
    this.#source = source;
  }

  /** The track that this one is a clone of, or itself. */
  get origin(): FakeTrack {
    return this.#source?.origin ?? this;
  }

  get isLive(): boolean {
    return this.readyState === 'live' && this.origin.readyState === 'live';
  }

  clone(): FakeTrack {
    return new FakeTrack(this.#size, this);
  }

  stop(): void {
    this.readyState = 'ended';
  }

  getSettings(): MediaTrackSettings {
    return this.#size;
  }

  /** For what takes the browser's own. */
  get asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}
