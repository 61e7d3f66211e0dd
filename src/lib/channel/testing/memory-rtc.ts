/**
 * As much of WebRTC as `peer.ts` needs, in memory: descriptions name a connection, and the two sides are joined when
 * the answer arrives. Data channels are ordered, count what is buffered, and refuse what Chromium refuses.
 */
type Handler<E> = ((event: E) => void) | null;

const chromiumMaxMessageBytes = 256 * 1024;
let sent = 0;
const known = new Map<string, MemoryPeerConnection>();

class MemoryChannel {
  binaryType = 'arraybuffer';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  readyState: RTCDataChannelState = 'connecting';
  onmessage: Handler<{ data: ArrayBuffer }> = null;
  onbufferedamountlow: Handler<void> = null;
  onopen: Handler<void> = null;
  onclose: Handler<void> = null;
  other: MemoryChannel | undefined;

  constructor(readonly label: string) {}

  send(data: Uint8Array): void {
    if (this.readyState !== 'open') throw new DOMException('not open', 'InvalidStateError');
    if (data.byteLength > chromiumMaxMessageBytes) throw new TypeError('too large a message');
    this.bufferedAmount += data.byteLength;
    sent += data.byteLength;
    const copy = Uint8Array.from(data).buffer;
    setImmediate(() => {
      const before = this.bufferedAmount;
      this.bufferedAmount -= copy.byteLength;
      this.other?.onmessage?.({ data: copy });
      const low = this.bufferedAmountLowThreshold;
      if (before > low && this.bufferedAmount <= low) this.onbufferedamountlow?.();
    });
  }

  open(): void {
    this.readyState = 'open';
    this.onopen?.();
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    setImmediate(() => this.onclose?.());
    this.other?.close();
  }
}

class MemoryPeerConnection {
  iceConnectionState = 'new';
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  oniceconnectionstatechange: Handler<void> = null;
  ondatachannel: Handler<{ channel: MemoryChannel }> = null;
  readonly #id = `memory ${known.size}`;
  #channel: MemoryChannel | undefined;

  constructor() {
    known.set(this.#id, this);
  }

  createDataChannel(label: string): MemoryChannel {
    this.#channel = new MemoryChannel(label);
    return this.#channel;
  }

  async createOffer(): Promise<RTCSessionDescriptionInit> {
    return { type: 'offer', sdp: this.#id };
  }

  async createAnswer(): Promise<RTCSessionDescriptionInit> {
    return { type: 'answer', sdp: this.#id };
  }

  async setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.localDescription = description;
  }

  async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    const other = known.get(description.sdp ?? '');
    if (!other) throw new DOMException('not a description', 'OperationError');
    this.remoteDescription = description;
    if (description.type === 'answer') this.#join(other);
  }

  async addIceCandidate(): Promise<void> {}

  close(): void {
    this.#channel?.close();
  }

  #join(other: MemoryPeerConnection): void {
    const mine = this.#channel!;
    const theirs = new MemoryChannel(mine.label);
    other.#channel = theirs;
    mine.other = theirs;
    theirs.other = mine;
    other.ondatachannel?.({ channel: theirs });
    for (const side of [this, other]) {
      side.iceConnectionState = 'connected';
      side.oniceconnectionstatechange?.();
    }
    theirs.open();
    mine.open();
  }
}

/** For `vi.stubGlobal`. */
export const memoryRtc = { RTCPeerConnection: MemoryPeerConnection };

/** Ends every connection as a dead network would. */
export function breakConnections(): void {
  for (const connection of known.values()) connection.close();
}

/** Bytes over all channels, in both directions. */
export const bytesSent = (): number => sent;
