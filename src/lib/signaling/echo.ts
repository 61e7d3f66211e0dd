import { every, type Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { TokenBucket } from '../base/token-bucket.js';

/** Both sides give this id to the channel of the echo. */
export const echoChannel = {
  id: 120,
  label: 'echo',
  options: { ordered: false, maxRetransmits: 0 }
} as const;

type Channel = Pick<RTCDataChannel, 'send' | 'readyState' | 'binaryType' | 'onopen' | 'onmessage'>;

const tickMs = 500;
const ticksPerPing = 2;
/** Both sides call once a second and answer: with four in a row lost, something is wrong. */
const silentTicks = 4;
/** After a check the answer has this long. */
const ticksOfCheck = 2;
/** Two a second are usual. */
const receiveRate = { burst: 20, perSecond: 8 };
const ping = 1;
const pong = 2;

/**
 * Notices within two seconds that nothing comes from the peer any more, where browsers take five and more. Silence is
 * counted in ticks of the own timer: a page that slept or was held up has ticked no more than it has listened.
 */
export class Echo {
  readonly #channel: Channel;
  readonly #rate: TokenBucket;
  readonly #stop: () => void;
  readonly #silence = new Emitter<void>();
  readonly #heard = new Emitter<void>();
  #ticks = 0;
  #quiet = 0;
  /** A peer without an echo is never called silent. */
  #hasHeard = false;
  #isSilent = false;

  /** Nothing has come for two seconds; once, until something comes. */
  readonly onSilence: Listenable<void> = this.#silence.on;
  readonly onHeard: Listenable<void> = this.#heard.on;

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel;
    this.#rate = new TokenBucket(clock, receiveRate);
    channel.binaryType = 'arraybuffer';
    channel.onmessage = ({ data }) => this.#receive(data);
    this.#stop = every(clock, tickMs, () => this.#tick());
    // At once: a network that changes in the first second of a session must be noticed too.
    channel.onopen = () => this.#send(ping);
    this.#send(ping);
  }

  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Something else that only the peer can have sent has arrived over the same connection. */
  noteHeard(): void {
    this.#quiet = 0;
    this.#isSilent = false;
    this.#heard.emit();
  }

  /** There is reason to think that the way is lost: asks at once, and waits less long for the answer. */
  check(): void {
    this.#quiet = Math.max(this.#quiet, silentTicks - ticksOfCheck);
    this.#send(ping);
  }

  close(): void {
    this.#stop();
    this.#channel.onopen = this.#channel.onmessage = null;
  }

  #tick(): void {
    if (++this.#ticks % ticksPerPing === 0) this.#send(ping);
    if (!this.#hasHeard || this.#isSilent || ++this.#quiet < silentTicks) return;
    this.#isSilent = true;
    this.#silence.emit();
  }

  #receive(data: unknown): void {
    if (!(data instanceof ArrayBuffer) || data.byteLength !== 1 || !this.#rate.take()) return;
    const [kind] = new Uint8Array(data);
    if (kind !== ping && kind !== pong) return;
    if (kind === ping) this.#send(pong);
    this.#hasHeard = true;
    this.noteHeard();
  }

  #send(kind: number): void {
    if (this.#channel.readyState !== 'open') return;
    try {
      this.#channel.send(Uint8Array.of(kind));
    } catch {
      // Closed or full in this moment: as good as lost.
    }
  }
}
