import type { Bytes } from '../base/bytes.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import type { GuardedConnection, LossCause } from './guarded-connection.js';
import type { PathKeeper } from './path-keeper.js';

/** A peer that was admitted, and the way to it. */
export interface RoomPeer<A> {
  /** What `admit` found out. */
  readonly admission: A;
  readonly connection: RTCPeerConnection;
  /** Sends a frame of at most 64 KiB, in order; dropped when the way is closed. */
  send(frame: Uint8Array): void;
  /** Listen at once when the peer is announced: frames that nobody hears are gone. At most 64 KiB each. */
  onFrame: Listenable<Bytes>;
  /** Once, however the connection ended. */
  onClose: Listenable<void>;
  /** Why it is closed; `undefined` while it is not, and when this page closed it. */
  readonly lossCause: LossCause | undefined;
  /** The way was lost and is renewed, over the same connection: what was opened beside it may need the same. */
  onRenewed: Listenable<void>;
  readonly isOpen: boolean;
  /**
   * A further channel that both sides open with the same id (101–255) and options; what is sent before the other side
   * has opened it is lost.
   */
  openChannel(id: number, label: string, options?: RoomChannelOptions): RTCDataChannel;
  close(): void;
}

export interface RoomChannelOptions {
  ordered?: boolean;
  maxRetransmits?: number;
}

export class AdmittedPeer<A> implements RoomPeer<A> {
  readonly admission: A;
  readonly #guarded: GuardedConnection;
  readonly #keeper: PathKeeper | undefined;
  readonly #closed = new Emitter<void>();
  #isClosed = false;

  readonly onFrame: Listenable<Bytes>;
  readonly onClose: Listenable<void> = this.#closed.on;

  readonly onRenewed: Listenable<void>;

  constructor(admission: A, guarded: GuardedConnection, keeper?: PathKeeper) {
    this.admission = admission;
    this.#guarded = guarded;
    this.#keeper = keeper;
    this.onFrame = guarded.frames.onFrame;
    this.onRenewed = keeper?.onRenewed ?? (() => () => undefined);
  }

  get connection(): RTCPeerConnection {
    return this.#guarded.connection;
  }

  get lossCause(): LossCause | undefined {
    return this.#guarded.lossCause;
  }

  get isOpen(): boolean {
    return !this.#isClosed && this.#guarded.frames.isOpen;
  }

  send(frame: Uint8Array): void {
    if (!this.#isClosed) this.#guarded.frames.send(frame);
  }

  openChannel(id: number, label: string, options: RoomChannelOptions = {}): RTCDataChannel {
    return this.#guarded.openChannel(id, label, options);
  }

  close(): void {
    this.#guarded.close();
    this.noteGone();
  }

  noteGone(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#keeper?.close();
    this.#closed.emit();
  }
}
