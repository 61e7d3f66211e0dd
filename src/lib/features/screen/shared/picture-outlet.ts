import { announceMissedPart } from '../../../base/lost-part.js';
import type { Clock } from '../../../base/clock.js';
import type { Listenable } from '../../../base/emitter.js';
import type { MediaLinkOptions } from '../../../media/media-link.js';
import { createMediaSender } from '../../../media/media-sender.js';
import type { MediaState } from '../../../media/media-state.js';
import type { Quality } from '../../../media/quality.js';
import { maxStillBytes } from './view-messages.js';

/** A page that asks for stills in a loop would only keep this one busy. */
const stillIntervalMs = 500;

/** The code of a still, fetched when the first is asked for, or ahead (UP3). */
export const fetchStills = () => import('../../../media/still.js');

/**
 * The one way by which a picture leaves this computer, moving or as a still (MD12). Nothing else may import what sends
 * a track or reads a frame for the other side; `.dependency-cruiser.mjs` checks that.
 *
 * The sender never gets the captured track, only a clone. `cut()` ends that clone, which the browser does before it
 * returns; a sender detaches a track only after what the peer asked of its connection.
 */
export class PictureOutlet {
  readonly #sender;
  /** What leaves now. */
  #leaving: MediaStreamTrack | undefined;
  #still: { id: string; blob: Blob } | undefined;
  /** Counts the cuts: a still that was begun before one may not leave after it. */
  #cuts = 0;

  readonly #clock: Clock;
  #stillAt = -Infinity;

  constructor(options: MediaLinkOptions) {
    this.#clock = options.clock;
    this.#sender = createMediaSender(options);
  }

  get state(): MediaState {
    return this.#sender.state;
  }

  get onState(): Listenable<MediaState> {
    return this.#sender.onState;
  }

  /** From now on what `source` shows leaves, and nothing else. It stays the caller's. */
  open(source: MediaStreamTrack): void {
    this.cut();
    this.#leaving = source.clone();
    this.#sender.attach(this.#leaving);
  }

  /** When this returns, nothing leaves any more until the next `open()`: no frame, and no piece of a still. */
  cut(): void {
    this.#cuts++;
    this.#leaving?.stop();
    this.#leaving = undefined;
    this.#still = undefined;
    this.#sender.detach();
  }

  tune(quality: Quality): void {
    this.#sender.tune(quality);
  }

  /** @returns the bytes of the still, which can be had piece by piece then; 0 when there is none */
  async takeStill(id: string): Promise<number> {
    const now = this.#clock.now();
    if (!this.#leaving || Math.abs(now - this.#stillAt) < stillIntervalMs) return 0;
    this.#stillAt = now;
    this.#still = undefined;
    const cuts = this.#cuts;
    const code = await fetchStills().catch(announceMissedPart);
    if (!code || !this.#leaving || cuts !== this.#cuts) return 0;
    const blob = await code.takeStill(this.#leaving);
    if (!blob || blob.size > maxStillBytes || cuts !== this.#cuts) return 0;
    this.#still = { id, blob };
    return blob.size;
  }

  /** @returns base64; `undefined` when there is no such piece, or no such still any more */
  async pieceOfStill(id: string, index: number): Promise<string | undefined> {
    const still = this.#still;
    if (still?.id !== id) return undefined;
    const { pieceCount, pieceOf } = await import('./still-transfer.js');
    const data = await pieceOf(still.blob, index);
    if (data === undefined || this.#still !== still) return undefined;
    if (index === pieceCount(still.blob.size) - 1) this.#still = undefined;
    return data;
  }

  close(): void {
    this.cut();
    this.#sender.close();
  }
}
