import type { Clock } from '../base/clock.js';
import type { Listenable } from '../base/emitter.js';
import { faultOfDescription } from './description-check.js';
import { afterFirstPicture, firstShrink } from './first-picture.js';
import { MediaLink, type MediaLinkOptions } from './media-link.js';
import type { MediaSignal } from './media-signal.js';
import type { MediaState } from './media-state.js';
import { usualQuality, type Quality } from './quality.js';
import { tuneSender } from './sender-tuning.js';
import { hintStartBitrate } from './start-bitrate.js';

/**
 * At 80 ms and 8 Mbit/s this brings the first picture of a full screen of text a third of a second earlier
 * than Chromium's own 300; at 500 kbit/s it costs 0.7 s of three.
 */
const startKilobitsPerSecond = 1_500;

/** The sending end of one view. */
export interface MediaSender {
  readonly state: MediaState;
  readonly onState: Listenable<MediaState>;
  /**
   * Sends this track from now on, as soon as there is a path. The one thing that lets a picture leave the
   * page: to be called only for a granted view; does nothing after the end. The track stays the caller's.
   */
  attach(track: MediaStreamTrack): void;
  /**
   * No picture leaves any more until the next `attach()`. The path stays, and the other side its last picture. The
   * browser is told at once, and takes its time: whoever must be sure ends the track first, as `PictureOutlet` does.
   */
  detach(): void;
  tune(quality: Quality): void;
  getStats(): Promise<RTCStatsReport>;
  close(): void;
}

/**
 * Opens the sending end of a view. It only answers, and sends nothing before `attach()`; so it may be opened
 * when the view is asked for, and the path is ready by the time the person says yes.
 */
export function createMediaSender(options: MediaLinkOptions): MediaSender {
  return new Sender(options);
}

class Sender implements MediaSender {
  readonly #link: MediaLink;
  readonly onState: Listenable<MediaState>;
  #round = 0;
  #track: MediaStreamTrack | undefined;
  #sender: RTCRtpSender | undefined;
  #quality = usualQuality;
  readonly #clock: Clock;
  /** The first picture, which may be a smaller one, has left. */
  #hasBegun = false;
  #stopLooking: (() => void) | undefined;

  constructor(options: MediaLinkOptions) {
    this.#clock = options.clock;
    this.#link = new MediaLink(options, {
      onSignal: (signal) => this.#onSignal(signal),
      hasPicture: () => this.#track !== undefined
    });
    this.onState = this.#link.onState;
    this.#link.send({ kind: 'ready' });
  }

  get state(): MediaState {
    return this.#link.state;
  }

  attach(track: MediaStreamTrack): void {
    this.#track = track;
    this.#link.runNewest('attach', () => this.#send());
    this.#link.settle();
  }

  detach(): void {
    this.#track = undefined;
    // not in a row with what the peer says: it could keep that row full
    void this.#sender?.replaceTrack(null).catch(() => undefined);
    this.#link.settle();
  }

  tune(quality: Quality): void {
    this.#quality = quality;
    this.#link.runNewest('tune', async () => {
      if (this.#sender) await this.#tune(this.#sender);
    });
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#link.connection.getStats();
  }

  close(): void {
    this.#stopLooking?.();
    this.#link.close();
  }

  async #send(): Promise<void> {
    // detached, or attached anew, while this waited
    if (!this.#sender || !this.#track) return;
    // told before the encoder begins with it, and without waiting for the answer in between
    const tuned = this.#tune(this.#sender);
    await Promise.all([tuned, this.#sender.replaceTrack(this.#track)]);
  }

  /** Tells the encoder what is wanted: for a first picture a smaller one, the whole of it right behind. */
  async #tune(sender: RTCRtpSender, wantsPicture = false): Promise<void> {
    const track = this.#track;
    const shrink = track && !this.#hasBegun ? firstShrink(track) : 1;
    await tuneSender(sender, this.#quality, track, { shrink, wantsPicture });
    if (!track || this.#link.isClosed) return;
    if (shrink === 1) this.#hasBegun = true;
    else
      this.#stopLooking ??= afterFirstPicture(sender, this.#clock, () => {
        this.#hasBegun = true;
        this.#link.run(() => this.#tune(sender, true));
      });
  }

  async #onSignal(signal: Exclude<MediaSignal, { kind: 'candidate' }>): Promise<void> {
    if (signal.kind !== 'offer') return;
    if (signal.round > this.#round) await this.#takeOffer(signal.round, signal.sdp);
    else if (signal.round === this.#round) this.#repeatAnswer();
  }

  async #takeOffer(round: number, sdp: string): Promise<void> {
    const link = this.#link;
    const { connection } = link;
    const fault = faultOfDescription(sdp, 'recvonly');
    if (fault) return link.fail(`offer refused: ${fault}`);
    await connection.setRemoteDescription({
      type: 'offer',
      sdp: hintStartBitrate(sdp, startKilobitsPerSecond)
    });
    if (link.isClosed) return;
    const [transceiver, ...others] = connection.getTransceivers();
    if (!transceiver || others.length > 0 || connection.sctp) return link.fail('offer opened something else');
    transceiver.direction = 'sendonly';
    this.#sender = transceiver.sender;
    if (this.#track) await transceiver.sender.replaceTrack(this.#track);
    const answer = await connection.createAnswer();
    if (link.isClosed || !answer.sdp) return;
    this.#round = round;
    link.beginRound(sdp);
    // Sent before it is set, because setting it starts the candidates, which must come after it.
    link.send({ kind: 'answer', round, sdp: answer.sdp });
    await connection.setLocalDescription(answer);
    if (link.isClosed) return;
    await this.#tune(transceiver.sender);
  }

  #repeatAnswer(): void {
    const description = this.#link.connection.localDescription;
    if (description) this.#link.send({ kind: 'answer', round: this.#round, sdp: description.sdp });
  }
}
