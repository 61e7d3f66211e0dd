import { Emitter, type Listenable } from '../base/emitter.js';
import { preferScreenCodecs } from './codec-preference.js';
import { faultOfDescription } from './description-check.js';
import { decideRepair } from './link-repair.js';
import { MediaLink, type MediaLinkOptions } from './media-link.js';
import type { MediaSignal } from './media-signal.js';

export type MediaReceiverState =
  | { phase: 'connecting' }
  /** The path is open and nothing is sent yet: the picture follows at once when the other side attaches it. */
  | { phase: 'ready' }
  | { phase: 'live' }
  /** The connection was lost after the first picture and is being repaired; the stream holds its last frame. */
  | { phase: 'interrupted' }
  /** `reason` is for the log, not for a screen. */
  | { phase: 'failed'; error: 'screen-failed'; reason: string }
  | { phase: 'closed' };

/** The receiving end of one view. */
export interface MediaReceiver {
  readonly state: MediaReceiverState;
  readonly onState: Listenable<MediaReceiverState>;
  /**
   * Holds the one video track from the start; it is muted until `live`. A `<video>` that has it before the
   * first frame arrives paints that frame, one that gets it at `live` waits for the next.
   */
  readonly stream: MediaStream;
  getStats(): Promise<RTCStatsReport>;
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
  readonly #states = new Emitter<MediaReceiverState>();
  readonly onState = this.#states.on;
  readonly stream: MediaStream;
  #state: MediaReceiverState = { phase: 'connecting' };
  #round = 0;
  #offeredAt = 0;
  #isAnswered = false;
  #wasSeen = false;

  constructor(options: MediaLinkOptions) {
    this.#clock = options.clock;
    this.#link = new MediaLink(options, {
      onSignal: (signal) => this.#onSignal(signal),
      onPath: () => this.#settle(),
      onWaiting: (since) => this.#repair(since),
      onFailed: (reason) => this.#setState({ phase: 'failed', error: 'screen-failed', reason })
    });
    const transceiver = this.#link.connection.addTransceiver('video', { direction: 'recvonly' });
    preferScreenCodecs(transceiver);
    const { track } = transceiver.receiver;
    this.stream = new MediaStream([track]);
    track.onunmute = () => {
      this.#wasSeen = true;
      this.#settle();
    };
    this.#offer();
  }

  get state(): MediaReceiverState {
    return this.#state;
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#link.connection.getStats();
  }

  close(): void {
    if (this.#link.isClosed) return;
    this.#link.close();
    this.#setState({ phase: 'closed' });
  }

  #offer(): void {
    const { connection } = this.#link;
    const round = ++this.#round;
    this.#isAnswered = false;
    this.#offeredAt = this.#clock.now();
    this.#link.run(async () => {
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

  #settle(): void {
    if (this.#link.isClosed) return;
    const { connected } = this.#link.path;
    if (this.#wasSeen) this.#setState({ phase: connected ? 'live' : 'interrupted' });
    else this.#setState({ phase: connected ? 'ready' : 'connecting' });
  }

  #setState(state: MediaReceiverState): void {
    if (state.phase === this.#state.phase) return;
    this.#state = state;
    this.#states.emit(state);
  }
}
