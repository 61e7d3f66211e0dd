import type { Bytes } from '../base/bytes.js';
import { Emitter, type Listenable } from '../base/emitter.js';

/** Both sides give this id to the channel of sealed frames; trystero's own channel gets 0 or 1 from the browser. */
const channelId = 100;
const maxFrameBytes = 64 * 1024;
const maxEarlyFrames = 64;

/**
 * The channel of our sealed frames. It is negotiated (RFC 8832 is not used) and made together with its connection,
 * before the first description: so it is there on both sides before either can send.
 * Until the peer is admitted on this side, a few frames are kept: the other side may have finished a moment earlier.
 */
export class FrameLane {
  readonly #channel: RTCDataChannel;
  readonly #frames = new Emitter<Bytes>();
  readonly #closed = new Emitter<void>();
  #early: Bytes[] | undefined = [];
  #dropped = 0;

  readonly onFrame: Listenable<Bytes> = this.#frames.on;
  readonly onClose: Listenable<void> = this.#closed.on;

  constructor(connection: RTCPeerConnection) {
    this.#channel = connection.createDataChannel('tincan', { negotiated: true, id: channelId });
    this.#channel.binaryType = 'arraybuffer';
    this.#channel.onmessage = ({ data }) => this.#receive(data);
    this.#channel.onclose = () => this.#closed.emit();
  }

  /** Frames that came too large, not binary, or too many before admission, and those that the browser would not send. */
  get dropped(): number {
    return this.#dropped;
  }

  get isOpen(): boolean {
    return this.#channel.readyState === 'open';
  }

  whenOpen(f: () => void): void {
    if (this.isOpen) f();
    else this.#channel.addEventListener('open', f, { once: true });
  }

  /** The peer is admitted: hands on what came early, then everything as it comes. */
  release(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const frame of early) this.#frames.emit(frame);
  }

  /** Sends, or drops when the way is closed or its buffer (16 MiB in Chromium) is full. */
  send(frame: Uint8Array): void {
    if (!this.isOpen) return;
    try {
      this.#channel.send(frame as Bytes);
    } catch {
      this.#dropped++;
    }
  }

  #receive(data: unknown): void {
    const isFrame = data instanceof ArrayBuffer && data.byteLength <= maxFrameBytes;
    if (!isFrame || (this.#early?.length ?? 0) >= maxEarlyFrames) this.#dropped++;
    else if (this.#early) this.#early.push(new Uint8Array(data));
    else this.#frames.emit(new Uint8Array(data));
  }
}
