import type { SimplePeer } from 'y-webrtc';
import type { Clock } from '../base/clock.js';
import { Emitter, type Listenable } from '../base/emitter.js';
import { perMinute, TokenBucket } from '../base/token-bucket.js';
import { maxDocumentBytes, type DocumentBounds } from './document-bounds.js';
import { Reassembler, split } from './fragments.js';
import { MessageInspector, type Verdict } from './message-inspection.js';
import { SlicedQueue, type SliceTimer } from './sliced-queue.js';
import type { RawConnection } from './y-webrtc-room.js';

/** A document at its largest, and what the protocol puts around it. */
const maxMessageBytes = maxDocumentBytes + 1024;
const maxBytesPerMinute = 2 * maxMessageBytes;
/** Also what may wait for a peer that does not read. */
const maxQueuedBytes = 2 * maxMessageBytes;

/** Why a connection was closed by us: `too-large` a message or document, `too-much` at once, `malformed` anything. */
export type ConnectionTrouble = 'too-large' | 'too-much' | 'malformed';

interface GuardOptions {
  bounds: DocumentBounds;
  clock: Clock;
  slices: SliceTimer;
  onTyping(isTyping: boolean): void;
}

/**
 * Stands between a peer and y-webrtc, which applies whatever arrives and swallows what it cannot send. Outgoing
 * messages are cut into pieces and held back while the channel is full; incoming ones are put together within
 * bounds and inspected before y-webrtc sees them. What is over bounds closes the connection.
 */
export class GuardedConnection {
  readonly #raw: RawConnection;
  readonly #peer: SimplePeer;
  readonly #options: GuardOptions;
  readonly #deliver: ((message: Uint8Array) => void)[];
  readonly #reassembler = new Reassembler(maxMessageBytes);
  readonly #inspector: MessageInspector;
  readonly #traffic: TokenBucket;
  /** Reading and applying megabytes are long enough each to be apart. */
  readonly #steps: SlicedQueue<() => void>;
  readonly #connected = new Emitter<void>();
  readonly #closed = new Emitter<void>();
  readonly #trouble = new Emitter<ConnectionTrouble>();
  /** The channel takes data: this side has noticed, or the other side was quicker and has sent something. */
  #isOpen = false;
  #isClosed = false;

  constructor(raw: RawConnection, options: GuardOptions) {
    const { peer } = raw;
    this.#raw = raw;
    this.#peer = peer;
    this.#options = options;
    this.#inspector = new MessageInspector(options.bounds, options.clock);
    this.#traffic = new TokenBucket(options.clock, perMinute(maxBytesPerMinute));
    this.#steps = new SlicedQueue(
      (step) => step(),
      () => {},
      options.slices
    );
    this.#deliver = peer.listeners('data');
    peer.removeAllListeners('data');
    // Before y-webrtc's own listener, which sends at once.
    peer.prependListener('connect', () => {
      this.#isOpen = true;
    });
    peer.on('data', (piece) => this.#receive(piece));
    raw.peer = { send: (message) => this.#send(message), destroy: () => peer.destroy() };
    peer.on('connect', () => this.#connected.emit());
    peer.on('close', () => this.#end());
  }

  readonly onConnect: Listenable<void> = this.#connected.on;
  /** Once, whoever closed it. */
  readonly onClose: Listenable<void> = this.#closed.on;
  /** Comes before `onClose`. */
  readonly onTrouble: Listenable<ConnectionTrouble> = this.#trouble.on;

  get isConnected(): boolean {
    return !this.#isClosed && this.#peer.connected;
  }

  signal(signal: object): void {
    if (this.#isClosed || this.#peer.destroyed) return;
    try {
      this.#peer.signal(signal);
    } catch {
      // What the browser cannot read it throws out here or, later, as the end of the connection.
      this.#fail('malformed');
    }
  }

  close(): void {
    this.#raw.destroy();
    this.#end();
  }

  #end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#steps.clear();
    this.#closed.emit();
  }

  #send(message: Uint8Array): void {
    // What is written while there is no way yet is in the first sync.
    if (this.#isClosed || !this.#isOpen) return;
    if (this.#peer.writableLength + message.length > maxQueuedBytes) return this.#fail('too-much');
    for (const piece of split(message)) this.#peer.write(piece);
  }

  #receive(piece: Uint8Array): void {
    if (this.#isClosed) return;
    this.#isOpen = true;
    if (!this.#traffic.take(piece.length)) return this.#fail('too-much');
    const message = this.#reassembler.push(piece);
    if (!message.ok) return this.#fail(message.error);
    if (message.value) this.#read(message.value);
  }

  #read(message: Uint8Array): void {
    let verdict: Verdict;
    this.#steps.add([
      () => {
        verdict = this.#inspector.inspect(message);
      },
      () => this.#follow(verdict, message)
    ]);
  }

  #follow(verdict: Verdict, message: Uint8Array): void {
    if (verdict.kind === 'refuse') this.#fail(verdict.why);
    else if (verdict.kind === 'typing') this.#options.onTyping(verdict.isTyping);
    else if (verdict.kind === 'deliver') {
      for (const deliver of this.#deliver) deliver(message);
      if (!this.#options.bounds.checkPending()) this.#fail('too-much');
    }
  }

  #fail(why: ConnectionTrouble): void {
    this.#trouble.emit(why);
    this.close();
  }
}
