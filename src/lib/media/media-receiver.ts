import type { Listenable } from '../base/emitter.js';
import { preferScreenCodecs } from './codec-preference.js';
import { faultOfDescription } from './description-check.js';
import { decideRepair } from './link-repair.js';
import { MediaLink, type MediaLinkOptions } from './media-link.js';
import type { MediaSignal } from './media-signal.js';
import type { MediaState } from './media-state.js';

/** The receiving end of one view. */
export interface MediaReceiver {
  readonly state: MediaState;
  readonly onState: Listenable<MediaState>;
  /**
   * Holds the one video track from the start; it is muted until `live`. A `<video>` that has it before the
   * first frame arrives paints that frame, one that gets it at `live` waits for the next.
   */
  readonly stream: MediaStream;
  getStats(): Promise<RTCStatsReport>;
  /** The way to the peer is another one: offers anew at once, instead of waiting for the loss. */
  restart(): void;
  close(): void;
}

/**
 * Opens the receiving end of a view. It makes every offer of the view, the first one at once, so that the
 * path can be ready before the other side's person has allowed anything.
 */
export function createMediaReceiver(options: MediaLinkOptions): MediaReceiver {
  return new Receiver(options);
}

class Receiver implements MediaReceiver {
  readonly #clock: MediaLinkOptions['clock'];
  readonly #link: MediaLink;
  readonly onState: Listenable<MediaState>;
  readonly stream: MediaStream;
  #round = 0;
  #offeredAt = 0;
  #isAnswered = false;
  #wasSeen = false;

  constructor(options: MediaLinkOptions) {
    this.#clock = options.clock;
    this.#link = new MediaLink(options, {
      onSignal: (signal) => this.#onSignal(signal),
      hasPicture: () => this.#wasSeen,
      onWaiting: (since) => this.#repair(since)
    });
    this.onState = this.#link.onState;
    const transceiver = this.#link.connection.addTransceiver('video', { direction: 'recvonly' });
    preferScreenCodecs(transceiver);
    const { track } = transceiver.receiver;
    this.stream = new MediaStream([track]);
    track.onunmute = () => {
      this.#wasSeen = true;
      this.#link.settle();
    };
    this.#offer();
  }

  get state(): MediaState {
    return this.#link.state;
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#link.connection.getStats();
  }

  restart(): void {
    if (!this.#link.isClosed) this.#offer();
  }

  close(): void {
    this.#link.close();
  }

  #offer(): void {
    const { connection } = this.#link;
    this.#offeredAt = this.#clock.now();
    this.#link.run(async () => {
      // Counted here and not at the call, so that no step before this one puts the new number on the old offer.
      const round = ++this.#round;
      this.#isAnswered = false;
      this.#link.beginRound();
      const offer = await connection.createOffer({ iceRestart: round > 1 });
      if (this.#link.isClosed || !offer.sdp) return;
      // Sent before it is set, because setting it starts the candidates, which must come after it.
      this.#link.send({ kind: 'offer', round, sdp: offer.sdp });
      await connection.setLocalDescription(offer);
    });
  }

  async #onSignal(signal: Exclude<MediaSignal, { kind: 'candidate' }>): Promise<void> {
    if (signal.kind === 'ready') this.#repeatOffer();
    else if (signal.kind === 'answer') await this.#takeAnswer(signal.round, signal.sdp);
    // An offer to an end that only offers is the peer's mistake; nothing here depends on it.
  }

  #repeatOffer(): void {
    const description = this.#link.connection.localDescription;
    if (this.#isAnswered || !description) return;
    this.#link.send({ kind: 'offer', round: this.#round, sdp: description.sdp });
  }

  async #takeAnswer(round: number, sdp: string): Promise<void> {
    const { connection } = this.#link;
    if (round !== this.#round || this.#isAnswered) return;
    const fault = faultOfDescription(sdp, 'sendonly');
    if (fault) return this.#link.fail(`answer refused: ${fault}`);
    this.#isAnswered = true;
    await connection.setRemoteDescription({ type: 'answer', sdp });
  }

  #repair(lostSince: number): void {
    const repair = decideRepair({
      now: this.#clock.now(),
      lostSince,
      wasConnected: this.#link.wasConnected,
      offeredAt: this.#offeredAt,
      isAnswered: this.#isAnswered
    });
    if (repair === 'restart') this.#offer();
  }
}
