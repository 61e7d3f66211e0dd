/**
 * For tests: `RTCPeerConnection` with one data channel, in memory. It stands for the network and the browser's part of
 * it; everything above, from y-webrtc to our guards, is the real one.
 */

const known = new Map<string, MemoryConnection>();
let made = 0;

const sdpOf = (id: string): string =>
  `v=0\r\no=- ${id} 2 IN IP4 127.0.0.1\r\ns=-\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n`;
const idOf = (sdp = ''): string => /^o=- (\S+)/m.exec(sdp)?.[1] ?? '';

class MemoryChannel {
  readyState: RTCDataChannelState = 'connecting';
  binaryType = 'arraybuffer';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onbufferedamountlow: (() => void) | null = null;
  far: MemoryChannel | undefined;

  send(data: Uint8Array): void {
    if (this.readyState !== 'open') throw new Error('the channel is not open');
    const copy = Uint8Array.from(data).buffer;
    queueMicrotask(() => this.far?.readyState === 'open' && this.far.onmessage?.({ data: copy }));
  }

  open(): void {
    this.readyState = 'open';
    this.onopen?.();
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    const { far } = this;
    queueMicrotask(() => {
      if (far?.readyState !== 'open') return;
      far.readyState = 'closed';
      far.onclose?.();
    });
  }
}

export class MemoryConnection {
  readonly #id = `memory${++made}`;
  #channel: MemoryChannel | undefined;
  localDescription: RTCSessionDescriptionInit | null = null;
  remoteDescription: RTCSessionDescriptionInit | null = null;
  iceConnectionState: RTCIceConnectionState = 'new';
  connectionState: RTCPeerConnectionState = 'new';
  oniceconnectionstatechange: (() => void) | null = null;
  onconnectionstatechange: (() => void) | null = null;
  onicecandidate: (() => void) | null = null;
  ondatachannel: ((event: { channel: MemoryChannel }) => void) | null = null;

  constructor() {
    known.set(this.#id, this);
  }

  createDataChannel(): MemoryChannel {
    return (this.#channel = new MemoryChannel());
  }

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: 'offer', sdp: sdpOf(this.#id) });
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: 'answer', sdp: sdpOf(this.#id) });
  }

  setLocalDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.localDescription = description;
    return Promise.resolve();
  }

  /** Both have described each other once the answer is here. */
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.remoteDescription = description;
    const other = known.get(idOf(description.sdp ?? ''));
    if (description.type === 'answer' && other) queueMicrotask(() => this.#join(other));
    return Promise.resolve();
  }

  addIceCandidate(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {
    known.delete(this.#id);
    this.#channel?.close();
    this.iceConnectionState = 'closed';
  }

  #join(other: MemoryConnection): void {
    const own = this.#channel;
    if (!own || this.iceConnectionState === 'closed' || other.iceConnectionState === 'closed') return;
    const far = new MemoryChannel();
    own.far = far;
    far.far = own;
    other.#channel = far;
    for (const side of [this, other]) {
      side.iceConnectionState = 'connected';
      side.oniceconnectionstatechange?.();
    }
    other.ondatachannel?.({ channel: far });
    far.open();
    own.open();
  }
}
