/** Looks at the customer's screen as a technician's page does, and says far more than one on the way. */
import type { MediaSignal } from '../../../src/lib/media/media-signal.js';

interface Options {
  viewId: string;
  heard: readonly { lane: string; message: unknown }[];
  say(signal: MediaSignal): void;
}

interface PaintedFrame {
  /** Of the middle of the upper left quarter. */
  colour: readonly number[];
}

/** A page that waits for answers has not more than so many offers under way; too many at once end a view. */
const maxAhead = 40;
const offersPerTick = 4;
const tickMs = 100;
const lookMs = 20;

export class HostileViewer {
  readonly #options: Options;
  readonly #connection = new RTCPeerConnection();
  readonly #video = Object.assign(document.createElement('video'), { muted: true });
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  #flood: ReturnType<typeof setInterval> | undefined;
  #read = 0;
  #round = 1;
  /** The latest round that was answered. */
  answered = 0;
  /** Every frame that was painted here. */
  readonly frames: PaintedFrame[] = [];

  constructor(options: Options) {
    this.#options = options;
    document.body.append(this.#video);
    const { viewId } = options;
    const { receiver } = this.#connection.addTransceiver('video', { direction: 'recvonly' });
    this.#video.srcObject = new MediaStream([receiver.track]);
    void this.#video.play().catch(() => undefined);
    this.#noteFrames();
    this.#connection.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate)
        options.say({
          kind: 'candidate',
          viewId,
          candidate: candidate.candidate,
          usernameFragment: candidate.usernameFragment
        });
    };
    this.#timers.push(setInterval(() => this.#hear(), lookMs));
    void this.#begin();
  }

  /** Keeps offers waiting over there, each with so many candidates. */
  flood(candidates: number): void {
    this.#flood = setInterval(() => {
      for (let i = 0; i < offersPerTick && this.#round < 1_000; i++)
        if (this.#round - this.answered < maxAhead) this.#offer(++this.#round, candidates);
    }, tickMs);
  }

  stopFlood(): void {
    clearInterval(this.#flood);
  }

  async #begin(): Promise<void> {
    await this.#connection.setLocalDescription(await this.#connection.createOffer());
    this.#offer(1, 0);
  }

  #offer(round: number, candidates: number): void {
    const { viewId, say } = this.#options;
    const more = Array.from(
      { length: candidates },
      (_, i) => `a=candidate:${i} 1 udp ${9_000_000 - i} 192.0.2.${i % 250} ${1_000 + i} typ host\r\n`
    );
    say({ kind: 'offer', viewId, round, sdp: this.#connection.localDescription!.sdp + more.join('') });
  }

  #hear(): void {
    const { heard, viewId } = this.#options;
    for (; this.#read < heard.length; this.#read++) {
      const { lane, message } = heard[this.#read]!;
      const signal = message as MediaSignal;
      if (lane !== 'media' || signal.viewId !== viewId) continue;
      if (signal.kind === 'answer') {
        if (this.answered === 0)
          void this.#connection.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
        this.answered = Math.max(this.answered, signal.round);
      } else if (signal.kind === 'candidate') {
        const { candidate, usernameFragment } = signal;
        void this.#connection
          .addIceCandidate({ candidate, usernameFragment, sdpMLineIndex: 0 })
          .catch(() => undefined);
      }
    }
  }

  #noteFrames(): void {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const note = (): void => {
      const { videoWidth, videoHeight } = this.#video;
      context.drawImage(this.#video, videoWidth / 4, videoHeight / 4, 1, 1, 0, 0, 1, 1);
      this.frames.push({ colour: [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)] });
      this.#video.requestVideoFrameCallback(note);
    };
    this.#video.requestVideoFrameCallback(note);
  }
}
